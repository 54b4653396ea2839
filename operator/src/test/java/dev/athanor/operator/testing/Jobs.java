package dev.athanor.operator.testing;

import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReportJson;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.PodView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Jobs as the cluster shows them, for the situation's current run. */
public final class Jobs {
  /** What the kubelet resolved the spec's image to, unless something else is said. */
  public static final String IMAGE = "shop/migrations@sha256:aaaa";

  private static final Instant STARTED = Situation.NOW.minusSeconds(20);
  private static final Instant ENDED = Situation.NOW.minusSeconds(10);

  private Jobs() {}

  /** The Job is there and has no Pod yet. */
  public static JobView created(Situation situation) {
    return job(situation, situation.generation(), Optional.empty(), Optional.empty());
  }

  /** The Job's container runs. */
  public static JobView running(Situation situation) {
    return job(
        situation, situation.generation(), Optional.empty(), Optional.of(pod(null, null, null)));
  }

  /** The Job's container waits, and has never run. */
  public static JobView waiting(Situation situation, String reason, String message) {
    return notBegun(situation, Optional.of(new PodView.Waiting(reason, message)), Optional.empty());
  }

  /** The Job's Pod has no node. */
  public static JobView unschedulable(Situation situation, String scheduler) {
    return notBegun(situation, Optional.empty(), Optional.of(scheduler));
  }

  private static JobView notBegun(
      Situation situation, Optional<PodView.Waiting> waiting, Optional<String> unschedulable) {
    return job(
        situation,
        situation.generation(),
        Optional.empty(),
        Optional.of(
            new PodView(
                "pod",
                false,
                waiting,
                unschedulable,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty())));
  }

  /** The Job has ended with this report. */
  public static JobView reported(Situation situation, RunReport report) {
    return ended(situation, report.outcome().exitCode(), RunReportJson.write(report), null);
  }

  /** The Job has ended, and the run arrived at 003. */
  public static JobView arrived(Situation situation) {
    return reported(situation, Reports.arrived(situation));
  }

  /** The Job has ended, and the run went from one revision to another. */
  public static JobView arrived(Situation situation, String from, String to) {
    return reported(
        situation,
        Reports.report(situation, Outcome.ARRIVED, List.of(from), List.of(to), List.of(to)));
  }

  /** The Job has ended, and planned the way to 001. */
  public static JobView planned(Situation situation) {
    return reported(
        situation,
        Reports.report(situation, Outcome.PLANNED, List.of("002"), List.of("002"), List.of("001")));
  }

  /** The Job has ended, and this is all that is left of it. */
  public static JobView ended(
      Situation situation,
      @Nullable Integer exitCode,
      @Nullable String message,
      @Nullable String reason) {
    boolean succeeded = Objects.equals(exitCode, 0);
    return job(
        situation,
        situation.generation(),
        Optional.of(new JobView.Finish(succeeded, reason, ENDED)),
        Optional.of(pod(exitCode, message, null)));
  }

  /** The Job has ended and its Pod is gone. */
  public static JobView vanished(Situation situation, boolean succeeded, @Nullable String reason) {
    return job(
        situation,
        situation.generation(),
        Optional.of(new JobView.Finish(succeeded, reason, ENDED)),
        Optional.empty());
  }

  /** The Job has ended because Kubernetes took its Pod away. */
  public static JobView disrupted(Situation situation) {
    PodView pod = pod(137, null, "Error");
    return job(
        situation,
        situation.generation(),
        Optional.of(new JobView.Finish(false, "PodFailurePolicy", ENDED)),
        Optional.of(
            new PodView(
                pod.name(),
                true,
                pod.waiting(),
                pod.unschedulable(),
                pod.exitCode(),
                pod.terminatedReason(),
                pod.terminationMessage(),
                pod.imageId(),
                true,
                pod.startedAt(),
                pod.finishedAt())));
  }

  /** The same Job, made for another generation. */
  public static JobView ofGeneration(JobView job, long generation) {
    return changed(job, generation, job.expiring(), job.finish(), job.pod());
  }

  /** The same Job, in whose container this image ran. */
  public static JobView withImage(JobView job, String image) {
    PodView pod = job.pod().orElseThrow();
    return withPod(job, pod.terminatedReason(), Optional.of(image));
  }

  /** The same Job, to be removed by Kubernetes in a while. */
  public static JobView expiring(JobView job) {
    return changed(job, job.generation(), true, job.finish(), job.pod());
  }

  /** The same Job, which has ended so. */
  public static JobView finished(JobView job, boolean succeeded, String reason) {
    return changed(
        job,
        job.generation(),
        job.expiring(),
        Optional.of(new JobView.Finish(succeeded, reason, ENDED)),
        job.pod());
  }

  /** The same Job, whose container ended for this reason. */
  public static JobView withTerminatedReason(JobView job, String reason) {
    return withPod(job, Optional.of(reason), job.pod().orElseThrow().imageId());
  }

  private static JobView withPod(
      JobView job, Optional<String> terminatedReason, Optional<String> imageId) {
    PodView pod = job.pod().orElseThrow();
    PodView other =
        new PodView(
            pod.name(),
            pod.started(),
            pod.waiting(),
            pod.unschedulable(),
            pod.exitCode(),
            terminatedReason,
            pod.terminationMessage(),
            imageId,
            pod.disrupted(),
            pod.startedAt(),
            pod.finishedAt());
    return changed(job, job.generation(), job.expiring(), job.finish(), Optional.of(other));
  }

  private static JobView changed(
      JobView job,
      long generation,
      boolean expiring,
      Optional<JobView.Finish> finish,
      Optional<PodView> pod) {
    return new JobView(
        job.name(),
        generation,
        job.attempt(),
        job.kind(),
        job.target(),
        job.secretVersion(),
        job.createdAt(),
        job.suspended(),
        job.deleting(),
        expiring,
        finish,
        pod);
  }

  private static JobView job(
      Situation situation,
      long generation,
      Optional<JobView.Finish> finish,
      Optional<PodView> pod) {
    Integer attempt = situation.status().attempt();
    return new JobView(
        Objects.requireNonNull(situation.jobName()),
        generation,
        attempt == null ? 0 : attempt,
        situation.kind(),
        situation.target(),
        "1",
        Situation.NOW.minusSeconds(30),
        false,
        false,
        false,
        finish,
        pod);
  }

  private static PodView pod(
      @Nullable Integer exitCode, @Nullable String message, @Nullable String reason) {
    return new PodView(
        "pod",
        true,
        Optional.empty(),
        Optional.empty(),
        exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode),
        Optional.ofNullable(reason),
        Optional.ofNullable(message),
        Optional.of(IMAGE),
        false,
        Optional.of(STARTED),
        exitCode == null ? Optional.empty() : Optional.of(ENDED));
  }
}
