package dev.athanor.engine.run;

import dev.athanor.engine.database.SqlNames;
import dev.athanor.engine.plan.RowStatement;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.StopSignal.Stopped;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The version table's rows as this run knows them, moved on step by step. */
final class VersionRows {

  private static final String UNIQUE_VIOLATION = "23505";

  private final Set<String> rows;

  VersionRows(List<String> rows) {
    this.rows = new LinkedHashSet<>(rows);
  }

  /** Whether these rows, in any order, are the ones known. */
  boolean are(List<String> others) {
    return rows.equals(new LinkedHashSet<>(others));
  }

  /** The rows as they will be when the steps are committed. */
  VersionRows after(Stretch stretch) {
    VersionRows after = new VersionRows(List.copyOf(rows));
    after.moved(stretch);
    return after;
  }

  /** Notes that the steps were committed. */
  void moved(Stretch stretch) {
    stretch.steps().forEach(step -> moved(step.step().rows()));
  }

  /** Notes what became of the rows. */
  void moved(List<RowStatement> statements) {
    for (RowStatement row : statements) {
      if (row instanceof RowStatement.Insert insert) {
        rows.add(insert.revision());
      } else if (row instanceof RowStatement.Delete delete) {
        rows.remove(delete.revision());
      } else if (row instanceof RowStatement.Update update) {
        rows.remove(update.from());
        rows.add(update.to());
      }
    }
  }

  /**
   * In a transaction: keeps everybody else from moving the rows, plain Alembic too, which knows
   * nothing of our advisory lock, and looks whether they are still the same.
   */
  void lockAndCheck(Session session, StopSignal stop) throws SQLException, RunEnded, Stopped {
    List<String> found = lockAndRead(session, !rows.isEmpty(), stop);
    if (!are(found)) {
      throw RunEnded.because(
          Outcome.MOVED,
          Cause.DATABASE_MOVED,
          "The rows of "
              + session.table().qualified()
              + " were changed by another hand while this"
              + " run went on: "
              + named(rows)
              + " before, "
              + named(found)
              + " now.",
          "Look who else migrates this database, and run again.");
    }
  }

  /**
   * In a transaction: keeps everybody else from moving the rows, of a table that is created first
   * if need be, and reads them. Others may keep the table locked for long; the wish to stop ends
   * the waiting.
   */
  static List<String> lockAndRead(Session session, StopSignal stop)
      throws SQLException, RunEnded, Stopped {
    return lockAndRead(session, false, stop);
  }

  private static List<String> lockAndRead(Session session, boolean exists, StopSignal stop)
      throws SQLException, RunEnded, Stopped {
    return stop.answered(
        session.connection(),
        () -> {
          if (!exists && !session.table().exists(session.connection())) {
            create(session);
          }
          return session.table().lockedRows(session.connection());
        });
  }

  private static void create(Session session) throws SQLException {
    try {
      session.execute(session.table().createStatement());
    } catch (SQLException e) {
      if (SqlFailure.state(e).equals(UNIQUE_VIOLATION)) {
        // IF NOT EXISTS does not help two that create at once: the other's is there now.
        throw new SQLException(
            "Another session has just created " + session.table().qualified(),
            SqlFailure.SERIALIZATION_FAILURE,
            e);
      }
      throw e;
    }
  }

  /**
   * In a transaction, whatever role or schema a migration has left the session in: writes the rows.
   *
   * @throws RowMismatch when a statement hits other than one row
   */
  static void write(Session session, List<RowStatement> rows) throws SQLException {
    List<String> statements =
        new ArrayList<>(List.of("SET SESSION AUTHORIZATION DEFAULT", "RESET ROLE"));
    rows.forEach(row -> statements.add(sql(session.table().sql(), row)));
    try (Statement statement = session.connection().createStatement()) {
      // One message: a migration of one small statement is mostly the way to the server and back.
      boolean unused = statement.execute(String.join("; ", statements));
      unused = statement.getMoreResults();
      for (RowStatement row : rows) {
        unused = statement.getMoreResults();
        if (statement.getUpdateCount() != 1) {
          throw new RowMismatch(row, session.table().name(), statement.getUpdateCount());
        }
      }
    }
  }

  private static String sql(String table, RowStatement row) {
    if (row instanceof RowStatement.Insert insert) {
      return "INSERT INTO "
          + table
          + " (version_num) VALUES ("
          + SqlNames.literal(insert.revision())
          + ")";
    }
    if (row instanceof RowStatement.Delete delete) {
      return "DELETE FROM " + table + " WHERE version_num = " + SqlNames.literal(delete.revision());
    }
    RowStatement.Update update = (RowStatement.Update) row;
    return "UPDATE "
        + table
        + " SET version_num = "
        + SqlNames.literal(update.to())
        + " WHERE version_num = "
        + SqlNames.literal(update.from());
  }

  /** For people: base, or the rows. */
  static String named(Iterable<String> rows) {
    String joined = String.join(", ", rows);
    return joined.isEmpty() ? "base" : joined;
  }
}
