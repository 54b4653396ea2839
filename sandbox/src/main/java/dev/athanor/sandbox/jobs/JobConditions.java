package dev.athanor.sandbox.jobs;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conditions of a Job, read and written as the Job controller does. */
record JobConditions(List<JobCondition> all) {
  static final String COMPLETE = "Complete";
  static final String SUCCESS_CRITERIA_MET = "SuccessCriteriaMet";
  static final String FAILED = "Failed";
  static final String FAILURE_TARGET = "FailureTarget";
  static final String SUSPENDED = "Suspended";

  static JobConditions of(Job job) {
    return new JobConditions(
        job.getStatus() == null ? List.of() : List.copyOf(job.getStatus().getConditions()));
  }

  Optional<JobCondition> whereTrue(String type) {
    return all.stream()
        .filter(c -> c.getType().equals(type) && c.getStatus().equals("True"))
        .findFirst();
  }

  /** The condition that ended the Job. */
  Optional<JobCondition> ended() {
    return whereTrue(COMPLETE).or(() -> whereTrue(FAILED));
  }

  JobConditions with(String type, boolean status, String reason, String message, Instant now) {
    String value = status ? "True" : "False";
    if (all.stream().anyMatch(c -> c.getType().equals(type) && c.getStatus().equals(value))) {
      return this;
    }
    List<JobCondition> next = new ArrayList<>(all);
    next.removeIf(c -> c.getType().equals(type));
    next.add(
        new JobConditionBuilder()
            .withType(type)
            .withStatus(value)
            .withReason(reason)
            .withMessage(message)
            .withLastProbeTime(now.toString())
            .withLastTransitionTime(now.toString())
            .build());
    return new JobConditions(next);
  }
}
