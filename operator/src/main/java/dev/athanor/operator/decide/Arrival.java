package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Mode;
import dev.athanor.api.v1alpha1.Pinned;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.engine.report.RunReport;
import dev.athanor.operator.observe.DatabaseView;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.Revisions;
import dev.athanor.operator.observe.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run that says it succeeded: did the database arrive, and where? */
final class Arrival {
  private Arrival() {}

  /** A Job can exit 0 and have done nothing, or something else: arrival is the rows, compared. */
  static Verdict of(RunReport report, DatabaseView database, Judge.Counted counted) {
    List<String> target = report.rowsAtTarget();
    if (target == null) {
      return counted.of(
          Reason.MIGRATION_FAILED,
          "The run says that it arrived and does not say where; its image does not keep the runner's contract. Use an image that is built on Athanor's.");
    }
    List<String> rows = rows(database, report);
    if (!Revisions.same(rows, target)) {
      return counted.of(
          Reason.MIGRATION_FAILED,
          "The run says that it arrived at %s, and the database is at %s."
              .formatted(Revisions.text(target), Revisions.text(rows)));
    }
    Reason reason = report.applied().isEmpty() ? Reason.UP_TO_DATE : Reason.APPLIED;
    return new Verdict.Arrived(
        Standing.of(reason, "The database is at %s.".formatted(Revisions.text(target))), target);
  }

  /**
   * A plan is what {@code mode: Plan} asked for, or the meaning of a relative target on the way to
   * a run.
   */
  static Verdict ofPlan(RunReport report, Snapshot snapshot, Desired desired) {
    String absolute = absolute(report);
    var pinned = snapshot.status().pinned();
    boolean toBePinned =
        RelativeTarget.matches(desired.targetRevision())
            && (pinned == null
                || !desired.targetRevision().equals(pinned.target())
                || Identities.changed(snapshot));
    if (toBePinned && absolute != null) {
      List<String> from = report.rowsBefore();
      return new Verdict.Resolved(
          new Pinned(desired.targetRevision(), from == null ? List.of() : from, List.of(absolute)));
    }
    if (desired.mode() != Mode.PLAN) {
      return new Verdict.Stalled(
          Standing.of(
              Reason.REVISION_NOT_FOUND,
              "The plan for %s does not say which revision that is."
                  .formatted(desired.targetRevision())));
    }
    return new Verdict.Planned(Standing.of(Reason.PLANNED, Wording.plan(report)));
  }

  /**
   * What a relative target means, in as few words as say it: {@code 005@003} keeps to the branch of
   * 005, and an image without 005 could make nothing of it.
   */
  private static @Nullable String absolute(RunReport report) {
    List<String> resolved = report.resolved();
    if (resolved != null && resolved.size() == 1 && resolved.equals(report.rowsAtTarget())) {
      return resolved.get(0);
    }
    return report.pinned();
  }

  /** The database's own word, or the report's where the database cannot be read from here. */
  private static List<String> rows(DatabaseView database, RunReport report) {
    if (database instanceof DatabaseView.Rows rows) {
      return rows.rows();
    }
    List<String> after = report.rowsAfter();
    return after == null ? List.of() : after;
  }
}
