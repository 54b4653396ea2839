package dev.athanor.engine.run;

import dev.athanor.engine.history.History;
import dev.athanor.engine.history.HistoryEntry.Outcome;
import dev.athanor.engine.history.Origin;
import java.sql.SQLException;

/** The end of a step, in the transaction that is open: the same for every kind of part. */
final class StepEnd {

  private StepEnd() {}

  /** Writes the row and the history entry. */
  static void write(
      Session session, PreparedStep step, long begunNanos, History history, Origin origin)
      throws SQLException {
    VersionRows.write(session, step.step().rows());
    history.record(
        session.connection(), step.entry(Outcome.APPLIED, millisSince(begunNanos), null), origin);
  }

  static void commit(Session session) throws StepFailed {
    try {
      session.commit();
    } catch (SQLException e) {
      throw StepFailed.inCommit(e);
    }
  }

  static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }
}
