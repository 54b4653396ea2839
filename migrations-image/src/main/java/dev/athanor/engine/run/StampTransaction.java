package dev.athanor.engine.run;

import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.history.Deed;
import dev.athanor.engine.history.History;
import dev.athanor.engine.history.KnownHistory;
import dev.athanor.engine.plan.Planner;
import dev.athanor.engine.plan.RowStatement;
import dev.athanor.engine.plan.StampPlan;
import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.script.ScriptDirectory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The one transaction of a stamp. */
final class StampTransaction {

  private final StampRequest request;
  private final ScriptDirectory scripts;
  private final RunHistory history;
  private final RunEvents events;
  private final ReportDraft draft;
  private List<String> rowsAfter = List.of();

  StampTransaction(
      StampRequest request,
      ScriptDirectory scripts,
      RunHistory history,
      RunEvents events,
      ReportDraft draft) {
    this.request = request;
    this.scripts = scripts;
    this.history = history;
    this.events = events;
    this.draft = draft;
  }

  /** The rows that the last try was to leave. */
  List<String> rowsAfter() {
    return rowsAfter;
  }

  /** Runs up to the commit; where anything is thrown, the caller rolls back. */
  void run(Session session, StopSignal stop) throws StepFailed, RunEnded, Stopped {
    long begun = System.nanoTime();
    try {
      session.begin();
      List<String> rows = VersionRows.lockAndRead(session, stop);
      draft.rowsBefore(rows);
      KnownHistory known = known(session);
      draft.owner(known.owner());
      Ownership.takenFrom(request.origin().owner(), null, known.owner());
      StampPlan stamp = Planner.stamp(scripts.graph(), rows, request.targets(), request.purge());
      rowsAfter = stamp.rowsAfter();
      draft.stamp(rowsAfter);
      List<RowStatement> statements = new ArrayList<>();
      stamp.steps().forEach(step -> statements.addAll(step.rows()));
      VersionTable table = session.table();
      IdWidth.check(statements, table.width(session.connection()), scripts);
      stamp.steps().forEach(step -> events.stamping(step.from(), step.to()));
      if (request.purge()) {
        session.execute("DELETE FROM " + table.sql());
      }
      VersionRows.write(session, statements);
      if (!statements.isEmpty() || (request.purge() && !rows.isEmpty())) {
        record(session, rows, known, begun);
      }
    } catch (SQLException e) {
      throw StepFailed.around(e);
    }
    StepEnd.commit(session);
  }

  private void record(Session session, List<String> rows, KnownHistory known, long begun)
      throws SQLException {
    History written = history.within(session);
    preface(known, rows).write(written, session.connection(), request.origin());
    Set<String> stamped = new LinkedHashSet<>(applied(rowsAfter));
    stamped.removeAll(applied(rows));
    written.record(
        session.connection(),
        Deed.stamp(rows, rowsAfter, List.copyOf(stamped), StepEnd.millisSince(begun)),
        request.origin());
  }

  private KnownHistory known(Session session) throws SQLException {
    Optional<History> begun = history.ifBegun(session);
    return begun.isPresent() ? begun.get().known(session.connection()) : KnownHistory.NONE;
  }

  /** What of the rows that are there now this history did not make. */
  private Preface preface(KnownHistory known, List<String> rows) {
    List<String> there =
        rows.stream().filter(row -> scripts.graph().find(row).isPresent()).toList();
    return Preface.of(
        known, scripts.graph(), rows, Discrepancies.find(known, scripts, there), null);
  }

  private Set<String> applied(List<String> rows) {
    RevisionGraph graph = scripts.graph();
    List<String> known = rows.stream().filter(row -> graph.find(row).isPresent()).toList();
    return graph.ancestors(known, Edges.EFFECTIVE);
  }
}
