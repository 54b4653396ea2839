package dev.athanor.operator.testing;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReportJson;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.PodView;
import dev.athanor.operator.observe.Revisions;
import dev.athanor.operator.observe.RunKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Jobs as the cluster shows them, for the situation's current run. */
public final class Jobs {
  private static final String IMAGE = "shop/migrations@sha256:aaaa";
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
    return job(
        situation,
        situation.generation(),
        Optional.empty(),
        Optional.of(
            new PodView(
                "pod",
                false,
                Optional.of(new PodView.Waiting(reason, message)),
                Optional.empty(),
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
  public static JobView vanished(Situation situation) {
    return job(
        situation,
        situation.generation(),
        Optional.of(new JobView.Finish(false, "BackoffLimitExceeded", ENDED)),
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

  /** A report of the situation's run. */
  public static RunReport report(
      Situation situation,
      Outcome outcome,
      List<String> before,
      List<String> after,
      List<String> target) {
    return report(situation, outcome, before, after, target, null);
  }

  /** A report of a run that failed. */
  public static RunReport failure(
      Situation situation,
      Outcome outcome,
      Cause cause,
      @Nullable String sqlState,
      String message) {
    return report(
        situation,
        outcome,
        List.of("001"),
        List.of("001"),
        List.of("003"),
        new RunReport.Failure(
            cause,
            message,
            null,
            sqlState,
            "versions/002_b.sql",
            9,
            null,
            outcome == Outcome.PARTLY_APPLIED));
  }

  private static RunReport report(
      Situation situation,
      Outcome outcome,
      List<String> before,
      List<String> after,
      List<String> target,
      RunReport.@Nullable Failure failure) {
    var applied = new ArrayList<RunReport.AppliedStep>();
    if (outcome == Outcome.ARRIVED && !before.equals(after)) {
      applied.add(new RunReport.AppliedStep("003", RunReport.Direction.UPGRADE, 12));
    }
    return new RunReport(
        RunReport.CONTRACT,
        situation.jobName(),
        outcome,
        RunReport.Direction.UPGRADE,
        new RunReport.DatabaseIdentity("7312", "orders", "public.alembic_version"),
        "17.1",
        "003",
        target,
        Revisions.text(target),
        before,
        after,
        target,
        List.of("004"),
        1,
        List.of(),
        new RunReport.PlannedSteps(
            "sha256:abc", List.of(new RunReport.PlannedStep("003", "add c", false)), 0),
        applied,
        0,
        failure);
  }

  /** The same Job, made for another generation. */
  public static JobView ofGeneration(JobView job, long generation) {
    return new JobView(
        job.name(),
        generation,
        job.kind(),
        job.secretVersion(),
        job.createdAt(),
        job.suspended(),
        job.deleting(),
        job.expiring(),
        job.finish(),
        job.pod());
  }

  private static JobView job(
      Situation situation,
      long generation,
      Optional<JobView.Finish> finish,
      Optional<PodView> pod) {
    return new JobView(
        Objects.requireNonNull(situation.jobName()),
        generation,
        RunKind.MIGRATE,
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
