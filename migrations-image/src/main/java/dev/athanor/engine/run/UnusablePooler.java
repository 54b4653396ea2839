package dev.athanor.engine.run;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.Pooler;
import dev.athanor.engine.database.Pooler.Mode;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A pooler stands before the server that takes the session away between transactions. The lock of a
 * run would be left on a session that nobody owns, and its settings would reach the application.
 */
final class UnusablePooler extends SQLException {

  private static final long serialVersionUID = 1L;

  private final Mode mode;

  UnusablePooler(Mode mode) {
    super(sentence(mode), mode == Mode.NONE_LEFT ? "53300" : "0A000");
    this.mode = mode;
  }

  /**
   * Asked before anything is changed on the connection.
   *
   * @param pid of the server session that has just answered
   */
  static void refuse(Connection connection, int pid, DatabaseSettings database)
      throws SQLException {
    if (Pooler.isBefore(connection, pid)) {
      Mode mode = Pooler.mode(connection, database);
      if (mode != Mode.SESSION) {
        throw new UnusablePooler(mode);
      }
    }
  }

  private static String sentence(Mode mode) {
    return switch (mode) {
      case TRANSACTION -> "A pooler in transaction mode stands before the server";
      case STATEMENT -> "A pooler in statement mode stands before the server";
      default -> "The pooler before the server gives out one session only, and a run needs two";
    };
  }

  /** The end of the run. */
  RunEnded end(String database) {
    boolean noneLeft = mode == Mode.NONE_LEFT;
    return RunEnded.because(
        noneLeft ? Outcome.UNREACHABLE : Outcome.USAGE,
        noneLeft ? Cause.DATABASE_UNREACHABLE : Cause.INVALID_SETTINGS,
        sentence(mode)
            + (noneLeft ? "" : ": it cannot keep the lock that a migration needs; nothing was run")
            + " ("
            + database
            + ").",
        "Name the server itself in DATABASE_URL"
            + (noneLeft
                ? ", or give this pool more sessions (pgbouncer's pool_size)."
                : ", or a pool in session mode (pgbouncer's pool_mode=session)."));
  }
}
