package dev.athanor.engine.run;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** The version table, looked at without a lock and without a run. */
public final class CurrentRows {

  /** A migrator locks the table against writers only; who waits longer than this waits in vain. */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

  private CurrentRows() {}

  /** The rows could not be read; the message is the sentence a run would end with. */
  public static final class Unreadable extends Exception {

    private final Outcome outcome;

    Unreadable(RunEnded end) {
      super(sentence(end.failure()));
      this.outcome = end.outcome();
    }

    private static String sentence(Failure failure) {
      String hint = failure.hint();
      return failure.message() + (hint == null ? "" : "\n  Hint: " + hint);
    }

    /** What a run would end with. */
    public Outcome outcome() {
      return outcome;
    }
  }

  /**
   * The beginning of a transaction that changes nothing by mistake and does not wait for ever. Its
   * settings end with it: through a pooler a longer one would reach the session's next user.
   */
  static String beginLooking(String isolation) {
    return "BEGIN ISOLATION LEVEL " + isolation + " READ ONLY; " + localLockTimeout();
  }

  static String localLockTimeout() {
    return "SET LOCAL lock_timeout = " + LOCK_TIMEOUT.toMillis();
  }

  /** The rows, in the order the server gives them. */
  public static List<String> read(DatabaseSettings database, VersionTable table) throws Unreadable {
    try (Connection connection = database.withStatementsAsWritten().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(beginLooking("READ COMMITTED"));
      List<String> rows = table.pinned(connection).read(connection);
      statement.execute("COMMIT");
      return rows;
    } catch (SQLException e) {
      throw new Unreadable(UnusableDatabase.because(e, database.toString()));
    }
  }
}
