/**
 * Jobs as local processes: what the Job controller, the kubelet and the garbage collector do, as
 * far as an operator that starts one Pod per Job can notice. Decisions are pure ({@link
 * dev.athanor.sandbox.jobs.JobController}, {@code PodStatuses}); {@link
 * dev.athanor.sandbox.jobs.JobRunner} carries them out.
 */
@NullMarked
package dev.athanor.sandbox.jobs;

import org.jspecify.annotations.NullMarked;
