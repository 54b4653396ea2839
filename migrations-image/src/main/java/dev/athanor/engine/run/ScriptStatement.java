package dev.athanor.engine.run;

import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.sql.SqlStatement;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Sends a statement of a script as it is written, and the rows behind it. */
public final class ScriptStatement {

  /** PGConnection has all of it too, and annotations that a compiler without theirs warns of. */
  private final BaseConnection connection;

  private final StopSignal stop;

  /** The rows behind a statement. */
  public interface RowSource {

    /** Some whole lines with their ends; null behind the last. */
    @Nullable String next() throws RunEnded;
  }

  private ScriptStatement(BaseConnection connection, StopSignal stop) {
    this.connection = connection;
    this.stop = stop;
  }

  /**
   * Runs the statement.
   *
   * @param rows asked for when the statement takes rows
   * @throws RunEnded as the source of the rows does; nothing of them is left then
   */
  public static void run(
      Connection connection, SqlStatement statement, RowSource rows, StopSignal stop)
      throws SQLException, RunEnded, Stopped {
    BaseConnection postgres = connection.unwrap(BaseConnection.class);
    if (statement.hasData()) {
      new ScriptStatement(postgres, stop).copy(statement.text(), rows);
    } else {
      try (Statement sent = connection.createStatement()) {
        // No JDBC escapes.
        sent.setEscapeProcessing(false);
        stop.during(sent, () -> execute(sent, statement.text()));
      }
    }
    refuseOtherStrings(postgres);
  }

  private static void execute(Statement sent, String sql) throws SQLException {
    try {
      sent.execute(sql);
    } catch (OutOfMemoryError e) {
      throw new SQLException(
          "The statement has %d MB, for which this process has too little memory; part it, or give the process more"
              .formatted(sql.length() >> 20),
          "53200",
          e);
    }
  }

  /** A function may have done what a SET may not: the rest of the script was read otherwise. */
  private static void refuseOtherStrings(BaseConnection connection) throws SQLException {
    if (!connection.getStandardConformingStrings()) {
      throw new SQLException(
          "The statement switched standard_conforming_strings off, which has to stay on while"
              + " Athanor runs a script.",
          "55000");
    }
  }

  private void copy(String sql, RowSource rows) throws SQLException, RunEnded, Stopped {
    CopyIn[] begun = new CopyIn[1];
    stop.during(connection::cancelQuery, () -> begun[0] = new CopyManager(connection).copyIn(sql));
    CopyIn copy = begun[0];
    try {
      for (String lines = rows.next(); lines != null; lines = rows.next()) {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        stop.during(connection::cancelQuery, () -> copy.writeToCopy(bytes, 0, bytes.length));
      }
      stop.during(connection::cancelQuery, copy::endCopy);
    } finally {
      if (copy.isActive()) {
        abandon(copy);
      }
    }
  }

  /**
   * The server takes back what it has of the rows. It may wait for a lock, and would not listen.
   */
  private void abandon(CopyIn copy) {
    try {
      connection.cancelQuery();
      copy.cancelCopy();
    } catch (SQLException e) {
      // The reason for it is on its way; the transaction is rolled back.
    }
  }
}
