package dev.athanor.sandbox.jobs;

import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.LinkedHashMap;
import java.util.Map;

/** The Pod that a Job's template describes, on the sandbox's only node. */
final class PodFactory {
  static final String NODE = "sandbox";
  static final String JOB_NAME = "batch.kubernetes.io/job-name";
  private static final int MAX_NAME_OF_JOB = 57;

  private PodFactory() {}

  /**
   * @param number of the Job's Pods so far: the name is the same for the same one, so that a second
   *     creation of it fails
   */
  static Pod pod(Job job, int number) {
    String jobName = job.getMetadata().getName();
    String uid = job.getMetadata().getUid();
    PodTemplateSpec template = job.getSpec().getTemplate();
    Map<String, String> labels = new LinkedHashMap<>();
    if (template.getMetadata() != null && template.getMetadata().getLabels() != null) {
      labels.putAll(template.getMetadata().getLabels());
    }
    labels.put(JOB_NAME, jobName);
    labels.put("job-name", jobName);
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withName(name(jobName, uid, number))
            .withNamespace(job.getMetadata().getNamespace())
            .withLabels(labels)
            .withAnnotations(
                template.getMetadata() == null ? null : template.getMetadata().getAnnotations())
            .withOwnerReferences(
                new OwnerReferenceBuilder()
                    .withApiVersion("batch/v1")
                    .withKind("Job")
                    .withName(jobName)
                    .withUid(uid)
                    .withController(true)
                    .withBlockOwnerDeletion(true)
                    .build())
            .endMetadata()
            .withSpec(template.getSpec())
            .build();
    return new PodBuilder(pod).editSpec().withNodeName(NODE).endSpec().build();
  }

  private static String name(String job, String uid, int number) {
    String prefix = job.length() > MAX_NAME_OF_JOB ? job.substring(0, MAX_NAME_OF_JOB) : job;
    String suffix = Integer.toString(Math.floorMod((uid + number).hashCode(), 60_466_176), 36);
    return prefix + "-" + "0".repeat(5 - suffix.length()) + suffix;
  }
}
