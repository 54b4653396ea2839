package dev.athanor.engine.run;

import dev.athanor.engine.database.DatabaseIdentity;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.graph.Range;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.history.History;
import dev.athanor.engine.plan.Plan;
import dev.athanor.engine.plan.Planner;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.PlannedSteps;
import dev.athanor.engine.run.RunRequest.Permission;
import dev.athanor.engine.script.ScriptDirectory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be done, decided on the rows as they are now.
 *
 * @param rows the rows it was decided on
 * @param steps prepared and permitted; empty when the database is at the target
 */
record Decision(List<String> rows, List<PreparedStep> steps) {

  /**
   * Decides, and tells the draft all it learns on the way.
   *
   * @throws RunEnded when the run must not go on
   */
  static Decision make(
      RunRequest request,
      ScriptDirectory scripts,
      Session session,
      RunEvents events,
      ReportDraft draft)
      throws SQLException, RunEnded {
    Connection connection = session.connection();
    VersionTable table = session.table();
    RevisionGraph graph = scripts.graph();
    RunReport.DatabaseIdentity identity = DatabaseIdentity.read(connection, table);
    draft.database(identity);
    List<String> rows = table.read(connection);
    draft.rowsBefore(rows);
    compareWithCaller(request, rows);
    refuseUnknownRows(request, graph, rows, draft);
    Plan plan = plan(request, graph, rows);
    plan.warnings().forEach(events::warning);
    draft.resolved(plan.resolved());
    List<PreparedStep> steps = Preparation.of(plan.steps(), scripts, table.width(connection));
    Optional<History> history = History.find(connection, table);
    long newest = history.isPresent() ? history.get().newestApplied(connection) : 0;
    PlannedSteps planned =
        new PlannedSteps(
            PlanId.of(identity, rows, steps, newest),
            steps.stream().map(PreparedStep::planned).toList(),
            0);
    draft.plan(plan, planned);
    events.planned(steps.stream().map(PreparedStep::asPlanned).toList());
    draft.pending(Planner.pending(graph, rows));
    if (history.isPresent()) {
      Map<String, String> applied = history.get().upgradeChecksums(connection);
      EditedScripts.find(applied, scripts, rows).forEach(each -> events.warning(each.sentence()));
    }
    if (!request.planOnly()) {
      checkApproval(request, plan, planned.id());
    }
    return new Decision(rows, steps);
  }

  private static void compareWithCaller(RunRequest request, List<String> rows) throws RunEnded {
    List<String> from = request.from();
    if (from != null && !new LinkedHashSet<>(from).equals(new LinkedHashSet<>(rows))) {
      throw RunEnded.because(
          Outcome.MOVED,
          Cause.DATABASE_MOVED,
          "The database is at "
              + VersionRows.named(rows)
              + ", not at "
              + VersionRows.named(from)
              + " as --from says; nothing was run.",
          "Look at the database again and decide anew.");
    }
  }

  private static void refuseUnknownRows(
      RunRequest request, RevisionGraph graph, List<String> rows, ReportDraft draft)
      throws RunEnded {
    List<String> unknown = rows.stream().filter(row -> graph.find(row).isEmpty()).toList();
    if (unknown.isEmpty()) {
      return;
    }
    draft.unknownRevisions(unknown);
    AbsoluteTarget.resolve(graph, request.target()).ifPresent(draft::resolved);
    throw RunEnded.because(
        Outcome.UNKNOWN_REVISION,
        Cause.REVISION_UNKNOWN,
        "Can't locate revision identified by '" + unknown.get(0) + "'",
        "The database is at "
            + VersionRows.named(unknown)
            + ", which these scripts do not have. Run the way down with the scripts that went up,"
            + " then come back with these.");
  }

  private static Plan plan(RunRequest request, RevisionGraph graph, List<String> rows)
      throws RunEnded {
    try {
      Range.refuse(request.target());
      return switch (request.way()) {
        case MIGRATE -> Planner.migrate(graph, rows, request.target());
        case UPGRADE -> Planner.upgrade(graph, rows, request.target());
        case DOWNGRADE -> Planner.downgrade(graph, rows, request.target());
      };
    } catch (RevisionException e) {
      throw TargetRefused.because(e);
    }
  }

  private static void checkApproval(RunRequest request, Plan plan, String id) throws RunEnded {
    if (plan.steps().isEmpty()) {
      return;
    }
    boolean down = ReportDraft.direction(plan) == RunReport.Direction.DOWNGRADE;
    if (down && request.downgrades() == Permission.DENY) {
      throw RunEnded.because(
          Outcome.REFUSED,
          Cause.DOWNGRADE_FORBIDDEN,
          "The way to " + request.target() + " leads down, and the policy forbids downgrades.",
          null);
    }
    String approved = request.planId();
    if (approved != null && !approved.equals(id)) {
      throw RunEnded.because(
          Outcome.REFUSED,
          Cause.APPROVAL_REQUIRED,
          "The plan that was approved is not the plan as it is now: the database, its rows or the"
              + " scripts have changed since.",
          "Look at the plan in this report and approve " + id + ".");
    }
    if (down && approved == null && request.downgrades() == Permission.REQUIRE_APPROVAL) {
      throw RunEnded.because(
          Outcome.REFUSED,
          Cause.APPROVAL_REQUIRED,
          "The way to " + request.target() + " leads down, and the policy wants that approved.",
          "Look at the plan in this report and run again with --plan-id " + id + ".");
    }
  }
}
