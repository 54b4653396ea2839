package dev.athanor.sandbox.jobs;

import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.util.List;

/**
 * What is to be done about a Job now.
 *
 * @param createPod whether its Pod is missing
 * @param deletePods names of Pods that have to end
 * @param uncounted whether those Pods were never there: a suspended Job has failed nothing
 * @param status what the Job's status becomes
 * @param deleteJob whether its time to live is over
 */
record JobStep(
    boolean createPod,
    List<String> deletePods,
    boolean uncounted,
    JobStatus status,
    boolean deleteJob) {}
