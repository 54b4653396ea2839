package dev.athanor.operator.testing;

import dev.athanor.engine.digest.Sha256;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.operator.observe.Revisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the runner reports, of the situation's current run. */
public final class Reports {

  /** The id of the plan in every report here. */
  public static final String PLAN_ID = "sha256:" + "ab".repeat(32);

  private Reports() {}

  /** A report of the situation's run, which went from 001 to 003. */
  public static RunReport arrived(Situation situation) {
    return report(situation, Outcome.ARRIVED, List.of("001"), List.of("003"), List.of("003"));
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

  /**
   * A plan that says what a relative target means.
   *
   * @param pinned with the branch that was counted on
   */
  public static RunReport counted(
      Situation situation, String resolved, String pinned, List<String> rowsAtTarget) {
    return new RunReport(
        RunReport.CONTRACT,
        situation.jobName(),
        Outcome.PLANNED,
        RunReport.Direction.DOWNGRADE,
        new RunReport.DatabaseIdentity("7312", "orders", "public.alembic_version"),
        "17.1",
        situation.target(),
        List.of(resolved),
        pinned,
        List.of("002"),
        List.of("002"),
        rowsAtTarget,
        List.of("004"),
        2,
        List.of(),
        new RunReport.PlannedSteps(PLAN_ID, List.of(), 0),
        List.of(),
        0,
        null,
        null);
  }

  /**
   * A report of a run whose image has the head 002 and does not know the row 003.
   *
   * @param target the text that the run was given
   * @param resolved what this image understands by it; null for nothing
   * @param wayBack what may be named to go down over what the history keeps
   */
  public static RunReport unknown(
      Situation situation, String target, @Nullable List<String> resolved, String... wayBack) {
    return new RunReport(
        RunReport.CONTRACT,
        situation.jobName(),
        Outcome.UNKNOWN_REVISION,
        null,
        new RunReport.DatabaseIdentity("7312", "orders", "public.alembic_version"),
        "17.1",
        target,
        resolved,
        null,
        List.of("003"),
        List.of("003"),
        null,
        List.of("002"),
        null,
        List.of("003"),
        null,
        List.of(),
        0,
        new RunReport.Failure(
            Cause.REVISION_UNKNOWN,
            "Can't locate revision identified by '003'",
            "No history here keeps the way down.",
            null,
            null,
            null,
            null,
            false),
        wayBack.length == 0
            ? null
            : new RunReport.HistoryNotes(null, List.of(), List.of(), List.of(), List.of(wayBack)));
  }

  /** The same report of a run that has printed this SQL. */
  public static RunReport withSql(RunReport report, String sql) {
    return report.with(Objects.requireNonNull(report.plan()).shown(Sha256.of(sql).named()));
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
            PLAN_ID, List.of(new RunReport.PlannedStep("003", "add c", false)), 0),
        applied,
        0,
        failure,
        null);
  }
}
