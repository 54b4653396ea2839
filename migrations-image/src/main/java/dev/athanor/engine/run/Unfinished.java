package dev.athanor.engine.run;

import dev.athanor.engine.history.Progress;
import dev.athanor.engine.history.Progress.Part;
import dev.athanor.engine.history.Progress.StatementKey;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.sql.SqlStatement;
import dev.athanor.engine.sql.TransactionUse;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A statement outside a transaction that was begun, and nobody noted its end. */
final class Unfinished {

  private final Session session;
  private final Progress progress;
  private final PreparedStep step;
  private final Part part;
  private final StatementKey key;

  Unfinished(Session session, Progress progress, PreparedStep step, Part part, StatementKey key) {
    this.session = session;
    this.progress = progress;
    this.step = step;
    this.part = part;
    this.key = key;
  }

  /**
   * Whether it was done after all. When false, it can be run (again): nothing of it is left but
   * what {@link InvalidIndexes} clears away.
   *
   * @throws RunEnded when only a person can tell
   */
  boolean isDone(SqlStatement statement, TransactionUse use) throws SQLException, RunEnded {
    if (use instanceof TransactionUse.Repeatable) {
      return false;
    }
    if (use instanceof TransactionUse.CreatesIndex creates && !creates.index().isEmpty()) {
      return isIndexBuilt(creates);
    }
    throw unknown(statement);
  }

  /** What is invalid is in the way, and is dropped before the statement runs again. */
  private boolean isIndexBuilt(TransactionUse.CreatesIndex creates) throws SQLException {
    String query =
        "SELECT count(*) > 0 FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid ="
            + " i.indexrelid WHERE i.indisvalid AND i.indrelid = pg_catalog.to_regclass(?) AND"
            + " c.relname = ?";
    try (PreparedStatement ask = session.connection().prepareStatement(query)) {
      ask.setString(1, creates.table());
      ask.setString(2, creates.index());
      try (ResultSet row = ask.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private RunEnded unknown(SqlStatement statement) throws SQLException {
    String call = Resolution.commandLine(session, progress, part, key);
    return new RunEnded(
        Outcome.PARTLY_APPLIED,
        new Failure(
            Cause.SQL_ERROR,
            "An earlier run began this statement, and whether it was done cannot be seen: it runs"
                + " outside a transaction.",
            "Look at the database. If it was done: "
                + call
                + " --done. If it was not: "
                + call
                + " --redo. Then run again.",
            null,
            step.file(),
            statement.line(),
            statement.masked(),
            true));
  }
}
