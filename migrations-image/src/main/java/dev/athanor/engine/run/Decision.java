package dev.athanor.engine.run;

import dev.athanor.engine.graph.Range;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.history.KnownHistory;
import dev.athanor.engine.plan.Plan;
import dev.athanor.engine.plan.Planner;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport.PlannedSteps;
import dev.athanor.engine.script.ScriptDirectory;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What is to be done, decided on the rows as they are now.
 *
 * @param rows the rows it was decided on
 * @param steps prepared and permitted; empty when the database is at the target
 * @param preface what the history has to be told before the first of them
 */
record Decision(List<String> rows, List<PreparedStep> steps, Preface preface) {

  /**
   * Decides, and tells the draft all it learns on the way.
   *
   * @param look at the database, under the lock if there is anything to do
   * @throws RunEnded when the run must not go on
   */
  static Decision make(
      RunRequest request,
      ScriptDirectory scripts,
      Session session,
      Look look,
      RunEvents events,
      ReportDraft draft)
      throws SQLException, RunEnded {
    draft.database(look.identity());
    List<String> rows = look.rows();
    draft.rowsBefore(rows);
    KnownHistory known = look.known();
    draft.owner(known.owner());
    String takenFrom =
        Ownership.takenFrom(request.origin().owner(), request.adopt(), known.owner());
    compareWithCaller(request, rows);
    WayBack way = way(request, scripts, look, session, draft, events);
    Plan plan = way.plan();
    plan.warnings().forEach(events::warning);
    draft.resolved(plan.resolved());
    List<PreparedStep> steps = Preparation.of(plan.steps(), way.scripts(), look.width());
    PlannedSteps planned =
        new PlannedSteps(
            PlanId.of(look.identity(), rows, steps, known.newestStep()),
            steps.stream().map(PreparedStep::planned).toList(),
            0);
    draft.plan(plan, planned);
    events.planned(steps.stream().map(PreparedStep::asPlanned).toList());
    List<Discrepancy> discrepancies = Discrepancies.find(known, way.scripts(), rows);
    draft.discrepancies(discrepancies);
    discrepancies.forEach(each -> events.warning(each.sentence()));
    if (!request.planOnly()) {
      new Approval(request, plan, planned.id()).check(discrepancies);
    }
    RevisionGraph graph = way.scripts().graph();
    return new Decision(rows, steps, Preface.of(known, graph, rows, discrepancies, takenFrom));
  }

  /**
   * Whether the database is plainly where it should be. False also where that takes a closer look,
   * or the target cannot be gone to: {@link #make} says why.
   */
  static boolean isNothingToDo(RunRequest request, RevisionGraph graph, List<String> rows) {
    try {
      return request.adopt() == null
          && rows.stream().allMatch(row -> graph.find(row).isPresent())
          && plan(request, graph, rows).steps().isEmpty();
    } catch (RunEnded e) {
      return false;
    }
  }

  private static WayBack way(
      RunRequest request,
      ScriptDirectory scripts,
      Look look,
      Session session,
      ReportDraft draft,
      RunEvents events)
      throws SQLException, RunEnded {
    RevisionGraph graph = scripts.graph();
    List<String> rows = look.rows();
    if (rows.stream().allMatch(row -> graph.find(row).isPresent())) {
      draft.pending(Planner.pending(graph, rows));
      return new WayBack(scripts, plan(request, graph, rows));
    }
    WayBack back = WayBack.find(request, scripts, look.history(), session, rows, draft);
    events.warning(
        "These scripts do not have "
            + VersionRows.named(rows.stream().filter(row -> graph.find(row).isEmpty()).toList())
            + ": the way down from there is the one that the history keeps.");
    return back;
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
}
