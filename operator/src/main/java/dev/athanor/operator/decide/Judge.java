package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.operator.job.JobOutcome;
import dev.athanor.operator.observe.DatabaseView;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Says what the end of a run means: arrived, again, or a person is needed. The table of the
 * runner's contract.
 */
final class Judge {
  private static final List<Reason> NEVER_BEGAN =
      List.of(Reason.IMAGE_PULL_FAILED, Reason.POD_UNSCHEDULABLE, Reason.SECRET_NOT_FOUND);

  private final Snapshot snapshot;
  private final Desired desired;
  private final JobView job;
  private final DatabaseView database;

  private Judge(Snapshot snapshot, Desired desired, JobView job, DatabaseView database) {
    this.snapshot = snapshot;
    this.desired = desired;
    this.job = job;
    this.database = database;
  }

  static Verdict of(Snapshot snapshot, JobView job, JobOutcome outcome, DatabaseView database) {
    if (job.generation() != snapshot.generation()
        || !(snapshot.spec() instanceof Desired desired)) {
      return new Verdict.Outdated();
    }
    Verdict verdict = new Judge(snapshot, desired, job, database).judge(outcome);
    return job.kind().withLastAppliedImage()
        ? RollingBack.told(verdict, snapshot, desired)
        : verdict;
  }

  private Verdict judge(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.Reported reported) {
      return ofReport(reported.report());
    }
    if (outcome instanceof JobOutcome.Exited exited) {
      return ofExit(exited.outcome());
    }
    if (outcome instanceof JobOutcome.Disrupted disrupted) {
      return again(Reason.RETRY_BACKOFF, disrupted.message());
    }
    if (outcome instanceof JobOutcome.DeadlineExceeded deadline) {
      return neverBegan()
          .orElseGet(
              () -> counted(Reason.DEADLINE_EXCEEDED, deadline.message() + " Raise spec.timeout."));
    }
    if (outcome instanceof JobOutcome.NotExecutable image) {
      return new Verdict.Stalled(Standing.of(Reason.MIGRATION_FAILED, image.message()));
    }
    if (outcome instanceof JobOutcome.Unwitnessed unwitnessed) {
      return again(Reason.RETRY_BACKOFF, unwitnessed.message());
    }
    return counted(Reason.MIGRATION_FAILED, ((JobOutcome.Lost) outcome).message());
  }

  /** A Job whose time ran out while its container could not even begin: no timeout mends that. */
  private Optional<Verdict> neverBegan() {
    return Conditions.current(snapshot, "Reconciling")
        .flatMap(
            waited ->
                NEVER_BEGAN.stream()
                    .filter(reason -> reason.wire().equals(waited.reason()))
                    .findFirst()
                    .map(reason -> again(reason, String.valueOf(waited.message()))));
  }

  private Verdict ofReport(RunReport report) {
    String message = Wording.ofFailure(report);
    return switch (report.outcome()) {
      case ARRIVED -> Arrival.of(report, database, this::counted);
      case PLANNED -> Arrival.ofPlan(report, snapshot, desired);
      case USAGE -> usage(report, message);
      case REFUSED, TARGET_REFUSED ->
          new Verdict.Stalled(Standing.of(Causes.reason(report), message));
      case UNKNOWN_REVISION ->
          RollingBack.ofUnknownRevision(snapshot, desired, job, database, Optional.of(report));
      case LOCKED -> again(Reason.WAITING_FOR_LOCK, message);
      case UNREACHABLE -> again(Causes.reason(report), message);
      case MOVED -> atOnce(message);
      case STOPPED ->
          Causes.deadlineExceeded(report)
              ? counted(Reason.DEADLINE_EXCEEDED, message)
              : again(Reason.RETRY_BACKOFF, message);
      case FAILED, PARTLY_APPLIED -> failed(report, message);
    };
  }

  private Verdict usage(RunReport report, String message) {
    Reason reason = Causes.reason(report);
    // The Secret may be mended without a new spec, so this must not wait for one.
    return reason == Reason.SECRET_INVALID
        ? again(reason, message)
        : new Verdict.Stalled(Standing.of(reason, message));
  }

  private Verdict failed(RunReport report, String message) {
    Reason reason =
        report.outcome() == Outcome.PARTLY_APPLIED
            ? Reason.PARTIALLY_APPLIED
            : Reason.MIGRATION_FAILED;
    return Causes.mayPass(report)
        ? counted(reason, message)
        : new Verdict.Stalled(Standing.of(reason, message));
  }

  private Verdict ofExit(Outcome outcome) {
    String message =
        "Job %s ended with exit code %d (%s) and left no report; see `kubectl logs job/%1$s`."
            .formatted(job.name(), outcome.exitCode(), outcome.wire());
    return switch (outcome) {
      case LOCKED -> again(Reason.WAITING_FOR_LOCK, message);
      case UNREACHABLE -> again(Reason.DATABASE_UNREACHABLE, message);
      case MOVED -> atOnce(message);
      case STOPPED -> again(Reason.RETRY_BACKOFF, message);
      case UNKNOWN_REVISION ->
          RollingBack.ofUnknownRevision(snapshot, desired, job, database, Optional.empty());
      case TARGET_REFUSED -> new Verdict.Stalled(Standing.of(Reason.REVISION_NOT_FOUND, message));
      case REFUSED -> new Verdict.Stalled(Standing.of(Reason.APPROVAL_REQUIRED, message));
      case USAGE -> new Verdict.Stalled(Standing.of(Reason.INVALID_SPEC, message));
      case PARTLY_APPLIED -> counted(Reason.PARTIALLY_APPLIED, message);
      case FAILED, ARRIVED, PLANNED -> counted(Reason.MIGRATION_FAILED, message);
    };
  }

  private Verdict counted(Reason reason, String message) {
    Integer failures = snapshot.status().failures();
    int failed = (failures == null ? 0 : failures) + 1;
    if (failed > desired.retryLimit()) {
      return new Verdict.Stalled(Standing.of(reason, message));
    }
    return new Verdict.Retry(
        new Standing(Reason.RETRY_BACKOFF, Posture.RECONCILING, message),
        Backoff.next(desired, failed, snapshot.now()),
        true);
  }

  private Verdict again(Reason reason, String message) {
    return new Verdict.Retry(
        new Standing(reason, Posture.RECONCILING, message),
        Backoff.next(desired, Attempts.last(snapshot), snapshot.now()),
        false);
  }

  /** Once is a coincidence; a Job and an operator that see other rows for good must not race on. */
  private Verdict atOnce(String message) {
    int attempts = Attempts.last(snapshot);
    return new Verdict.Retry(
        new Standing(Reason.PROGRESSING, Posture.RECONCILING, message),
        attempts <= 1 ? snapshot.now() : Backoff.next(desired, attempts, snapshot.now()),
        false);
  }

  /** How a failure that counts is put to the retry policy. */
  interface Counted {
    Verdict of(Reason reason, String message);
  }
}
