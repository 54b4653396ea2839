package dev.athanor.sandbox.jobs;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Kubernetes' Job controller decides (pkg/controller/job, 1.36), for Jobs with one completion
 * and {@code backoffLimit: 0}. Pure.
 */
final class JobController {

  /** Why a Job ends. */
  private record End(boolean success, String reason, String message) {}

  private JobController() {}

  /**
   * @param pods every Pod that the Job ever had
   * @param now whole seconds, as times in Kubernetes are
   */
  static JobStep step(Job job, List<PodView> pods, Instant now) {
    JobConditions conditions = JobConditions.of(job);
    if (conditions.ended().isPresent()) {
      boolean expired = expired(job, conditions.ended().get(), now);
      return new JobStep(false, List.of(), false, job.getStatus(), expired);
    }
    boolean suspended = Boolean.TRUE.equals(job.getSpec().getSuspend());
    Optional<End> end = end(job, conditions, pods, now);
    boolean failing = end.filter(e -> !e.success()).isPresent();
    boolean mustStop = suspended || failing;
    List<String> stop = pods.stream().filter(PodView::active).map(PodView::name).toList();
    boolean create = !suspended && end.isEmpty() && pods.stream().allMatch(PodView::gone);

    conditions = suspension(conditions, end.isPresent(), suspended, now);
    JobStatusBuilder status = counted(pods, mustStop, failing);
    status.withStartTime(suspended && end.isEmpty() ? null : startTime(job, now));
    if (end.isPresent()) {
      conditions = ended(conditions, end.get(), pods, mustStop, now);
      if (conditions.whereTrue(JobConditions.COMPLETE).isPresent()) {
        status.withCompletionTime(now.toString());
      }
    }
    JobStatus next = status.withConditions(conditions.all()).build();
    return new JobStep(create, mustStop ? stop : List.of(), suspended && !failing, next, false);
  }

  private static JobStatusBuilder counted(List<PodView> pods, boolean mustStop, boolean failing) {
    int active = (int) pods.stream().filter(PodView::active).count();
    int succeeded = (int) pods.stream().filter(PodView::succeeded).count();
    // Once the Job fails, the Pods that it stops have failed, before they have ended.
    int failed = (int) pods.stream().filter(p -> failing ? !p.succeeded() : p.failed()).count();
    int terminating = (int) pods.stream().filter(PodView::terminating).count();
    int ready = (int) pods.stream().filter(PodView::ready).count();
    return new JobStatusBuilder()
        .withActive(mustStop || active == 0 ? null : active)
        .withSucceeded(succeeded == 0 ? null : succeeded)
        .withFailed(failed == 0 ? null : failed)
        .withReady(mustStop ? 0 : ready)
        .withTerminating(mustStop ? active + terminating : terminating)
        .withNewUncountedTerminatedPods()
        .endUncountedTerminatedPods();
  }

  private static Optional<End> end(
      Job job, JobConditions conditions, List<PodView> pods, Instant now) {
    Optional<JobCondition> failing = conditions.whereTrue(JobConditions.FAILURE_TARGET);
    if (failing.isPresent()) {
      JobCondition target = failing.get();
      return Optional.of(new End(false, target.getReason(), target.getMessage()));
    }
    if (job.getSpec().getBackoffLimit() == null || job.getSpec().getBackoffLimit() != 0) {
      return Optional.of(
          new End(false, "NotInSandbox", "The sandbox runs Jobs with backoffLimit 0 only"));
    }
    Optional<PodView> failed = pods.stream().filter(PodView::failed).findFirst();
    if (failed.isPresent()) {
      End backoff =
          new End(false, "BackoffLimitExceeded", "Job has reached the specified backoff limit");
      return FailurePolicy.failsJob(job, failed.get())
          .map(message -> new End(false, "PodFailurePolicy", message))
          .or(() -> Optional.of(backoff));
    }
    if (pastDeadline(job, now)) {
      return Optional.of(
          new End(false, "DeadlineExceeded", "Job was active longer than specified deadline"));
    }
    return pods.stream()
        .filter(PodView::succeeded)
        .findFirst()
        .map(p -> new End(true, "CompletionsReached", "Reached expected number of succeeded pods"));
  }

  private static boolean pastDeadline(Job job, Instant now) {
    @Nullable Long seconds = job.getSpec().getActiveDeadlineSeconds();
    @Nullable String start = job.getStatus() == null ? null : job.getStatus().getStartTime();
    return seconds != null
        && start != null
        && !Boolean.TRUE.equals(job.getSpec().getSuspend())
        && !now.isBefore(Instant.parse(start).plusSeconds(seconds));
  }

  private static JobConditions ended(
      JobConditions conditions, End end, List<PodView> pods, boolean stopping, Instant now) {
    String interim =
        end.success() ? JobConditions.SUCCESS_CRITERIA_MET : JobConditions.FAILURE_TARGET;
    JobConditions next = conditions.with(interim, true, end.reason(), end.message(), now);
    boolean stillEnding = pods.stream().anyMatch(p -> p.terminating() || (stopping && p.active()));
    if (stillEnding) {
      return next;
    }
    String last = end.success() ? JobConditions.COMPLETE : JobConditions.FAILED;
    return next.with(last, true, end.reason(), end.message(), now);
  }

  private static JobConditions suspension(
      JobConditions conditions, boolean ending, boolean suspended, Instant now) {
    if (suspended && !ending) {
      return conditions.with(JobConditions.SUSPENDED, true, "JobSuspended", "Job suspended", now);
    }
    boolean wasSuspended = conditions.whereTrue(JobConditions.SUSPENDED).isPresent();
    return wasSuspended && !suspended
        ? conditions.with(JobConditions.SUSPENDED, false, "JobResumed", "Job resumed", now)
        : conditions;
  }

  private static String startTime(Job job, Instant now) {
    @Nullable String start = job.getStatus() == null ? null : job.getStatus().getStartTime();
    return start == null ? now.toString() : start;
  }

  private static boolean expired(Job job, JobCondition ended, Instant now) {
    Integer seconds = job.getSpec().getTtlSecondsAfterFinished();
    return seconds != null
        && !now.isBefore(
            Instant.parse(ended.getLastTransitionTime()).plus(Duration.ofSeconds(seconds)));
  }
}
