package dev.athanor.engine.run;

import dev.athanor.engine.history.History;
import dev.athanor.engine.history.HistoryEntry.Outcome;
import dev.athanor.engine.history.Origin;
import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.sql.SqlStatement;
import java.sql.SQLException;

/** One migration in one transaction, with its row and its history entry. */
final class TransactionalStep {

  private final History history;
  private final Origin origin;
  private final StopSignal stop;

  TransactionalStep(History history, Origin origin, StopSignal stop) {
    this.history = history;
    this.origin = origin;
    this.stop = stop;
  }

  /** All of it or, when anything is thrown, nothing; the caller rolls back. */
  void run(Session session, PreparedStep step, VersionRows rows)
      throws StepFailed, RunEnded, Stopped {
    long begun = System.nanoTime();
    try {
      session.begin();
      rows.lockAndCheck(session);
      for (SqlStatement statement : step.statements()) {
        runStatement(session, statement);
      }
      stop.check();
      finish(session, step, begun);
    } catch (SQLException e) {
      throw StepFailed.around(e);
    }
    commit(session);
  }

  /** The row, the history entry: the same for a part outside a transaction, at its end. */
  void finish(Session session, PreparedStep step, long begunNanos) throws SQLException {
    // A migration may have left the session in another role or another schema.
    session.execute("SET SESSION AUTHORIZATION DEFAULT; RESET ROLE");
    VersionRows.write(session, step.step());
    history.record(
        session.connection(), step.entry(Outcome.APPLIED, millisSince(begunNanos), null), origin);
  }

  void commit(Session session) throws StepFailed {
    try {
      session.commit();
    } catch (SQLException e) {
      throw StepFailed.inCommit(e);
    }
  }

  private void runStatement(Session session, SqlStatement statement) throws StepFailed, Stopped {
    try {
      session.runScriptStatement(statement.text(), stop);
    } catch (SQLException e) {
      throw StepFailed.in(statement, e);
    }
  }

  static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }
}
