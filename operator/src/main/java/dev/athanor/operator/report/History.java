package dev.athanor.operator.report;

import dev.athanor.api.v1alpha1.Direction;
import dev.athanor.api.v1alpha1.HistoryEntry;
import dev.athanor.api.v1alpha1.Limits;
import dev.athanor.api.v1alpha1.RunOutcome;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.operator.decide.Decision;
import dev.athanor.operator.decide.Verdict;
import dev.athanor.operator.job.JobOutcome;
import dev.athanor.operator.observe.DatabaseView;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.PodView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs that moved the database, or tried to: newest first, and no more than the limit. */
final class History {
  private History() {}

  /**
   * The history with the run that was just closed, if it did anything worth remembering.
   *
   * @param drift what it did about a drift; empty for nothing
   */
  static @Nullable List<HistoryEntry> with(
      Decision.Close close,
      @Nullable String image,
      @Nullable List<HistoryEntry> before,
      int limit,
      String drift,
      Instant now) {
    Optional<RunReport> report = report(close.outcome());
    if (drift.isEmpty() && !memorable(close, report)) {
      return trimmed(before, limit);
    }
    List<HistoryEntry> old = before == null ? List.of() : before;
    var history = new ArrayList<HistoryEntry>();
    history.add(entry(close, image, report, nextId(old), drift, now));
    history.addAll(old);
    return trimmed(history, limit);
  }

  /** A limit that was lowered holds for what is there, too. */
  private static @Nullable List<HistoryEntry> trimmed(
      @Nullable List<HistoryEntry> history, int limit) {
    return history == null || history.isEmpty() || limit == 0
        ? null
        : List.copyOf(history.subList(0, Math.min(limit, history.size())));
  }

  static Optional<RunReport> report(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.DeadlineExceeded deadline) {
      return deadline.report();
    }
    return outcome instanceof JobOutcome.Reported reported
        ? Optional.of(reported.report())
        : Optional.empty();
  }

  private static boolean memorable(Decision.Close close, Optional<RunReport> report) {
    if (report.isEmpty()) {
      return !(close.outcome() instanceof JobOutcome.Exited);
    }
    return switch (report.get().outcome()) {
      case FAILED, PARTLY_APPLIED, STOPPED -> true;
      default -> !report.get().applied().isEmpty();
    };
  }

  private static long nextId(List<HistoryEntry> old) {
    return old.stream()
            .map(HistoryEntry::id)
            .filter(id -> id != null)
            .mapToLong(Long::longValue)
            .max()
            .orElse(0)
        + 1;
  }

  private static HistoryEntry entry(
      Decision.Close close,
      @Nullable String image,
      Optional<RunReport> report,
      long id,
      String drift,
      Instant now) {
    JobView job = close.job();
    return new HistoryEntry(
        id,
        report.map(RunReport::direction).map(History::direction).orElse(null),
        Fitting.revisions(report.map(RunReport::rowsBefore).orElse(null)),
        Fitting.revisions(after(close, report)),
        report.map(r -> r.applied().size() + r.appliedOmitted()).orElse(null),
        image,
        job.name(),
        job.generation(),
        job.pod().flatMap(PodView::startedAt).orElse(job.createdAt()),
        job.finish().map(JobView.Finish::at).orElse(now),
        outcome(close, report),
        Fitting.text(
            drift.isEmpty() ? message(job, close.verdict()) : drift, Limits.HISTORY_MESSAGE));
  }

  private static @Nullable List<String> after(Decision.Close close, Optional<RunReport> report) {
    return close.database() instanceof DatabaseView.Rows rows
        ? rows.rows()
        : report.map(RunReport::rowsAfter).orElse(null);
  }

  private static Direction direction(RunReport.Direction direction) {
    return switch (direction) {
      case UPGRADE -> Direction.UPGRADE;
      case DOWNGRADE -> Direction.DOWNGRADE;
      case NONE -> Direction.NONE;
    };
  }

  private static RunOutcome outcome(Decision.Close close, Optional<RunReport> report) {
    if (close.verdict() instanceof Verdict.Arrived) {
      return RunOutcome.SUCCEEDED;
    }
    return report
        .map(RunReport::outcome)
        .map(
            outcome ->
                switch (outcome) {
                  case PARTLY_APPLIED -> RunOutcome.PARTIALLY_APPLIED;
                  case STOPPED -> RunOutcome.STOPPED;
                  // A run of an earlier spec, judged by its own word.
                  case ARRIVED ->
                      close.verdict() instanceof Verdict.Outdated
                          ? RunOutcome.SUCCEEDED
                          : RunOutcome.FAILED;
                  default -> RunOutcome.FAILED;
                })
        .orElse(
            close.outcome() instanceof JobOutcome.Disrupted
                ? RunOutcome.STOPPED
                : RunOutcome.FAILED);
  }

  private static String message(JobView job, Verdict verdict) {
    if (verdict instanceof Verdict.Arrived arrived && job.kind().withLastAppliedImage()) {
      return arrived.standing().message();
    }
    if (verdict instanceof Verdict.Stalled stalled) {
      return stalled.standing().message();
    }
    return verdict instanceof Verdict.Retry retry ? retry.standing().message() : "";
  }

  static boolean moved(RunReport report) {
    return report.outcome() != Outcome.PLANNED && !report.applied().isEmpty();
  }
}
