package dev.athanor.engine.run;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.sql.SqlStatement;
import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the server said, in the report's terms. The error's DETAIL is left out: it holds rows of
 * users' data, and so do quoted values in data exceptions.
 */
public final class SqlFailure {

  /** What to do about a right that is missing. */
  static final String GRANT =
      "Grant the right to this role, or connect as the role that migrated the database before.";

  static final String SERIALIZATION_FAILURE = "40001";
  static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String DEADLOCK = "40P01";
  private static final String QUERY_CANCELED = "57014";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String NO_STATE = "XX000";

  private SqlFailure() {}

  /** The five characters; a code for "internal" where the driver gave none. */
  public static String state(SQLException e) {
    String state = e.getSQLState();
    return state == null || state.length() != 5 ? NO_STATE : state;
  }

  /** Whether the connection is gone, so that nobody was told how a statement ended. */
  static boolean isConnectionLost(SQLException e) {
    String state = state(e);
    return state.startsWith("08") || state.startsWith("57P");
  }

  /** Whether the same may succeed by itself a moment later. */
  static boolean mayPass(SQLException e) {
    return Set.of(LOCK_NOT_AVAILABLE, DEADLOCK, SERIALIZATION_FAILURE).contains(state(e));
  }

  /** What a person can do about it where the server does not say; null where that is plain. */
  private static @Nullable String hint(SQLException e) {
    ServerErrorMessage server = server(e);
    if (server != null && server.getHint() != null) {
      return server.getHint();
    }
    return switch (state(e)) {
      case LOCK_NOT_AVAILABLE ->
          "Another session kept it locked for longer than --sql-lock-timeout"
              + " (ATHANOR_SQL_LOCK_TIMEOUT), each time it was tried: pg_locks tells which.";
      case QUERY_CANCELED ->
          message(e).contains("user request")
              ? "Another session has cancelled it, with pg_cancel_backend(pid)."
              : "It took longer than --statement-timeout (ATHANOR_SQL_STATEMENT_TIMEOUT) or, where"
                  + " that is not set, than the role's or the database's own statement_timeout.";
      case INSUFFICIENT_PRIVILEGE -> GRANT;
      default -> null;
    };
  }

  /** Why a step failed, whatever was at work. */
  static Failure of(StepFailed failed, @Nullable String file, boolean partlyChanged) {
    SqlStatement statement = failed.statement();
    if (statement != null) {
      return inStatement(failed.reason(), statement, file, partlyChanged);
    }
    if (failed.reason() instanceof RowMismatch mismatch) {
      return new Failure(
          Cause.DATABASE_MOVED,
          String.valueOf(mismatch.getMessage()),
          RowMismatch.HINT,
          state(mismatch),
          file,
          null,
          null,
          partlyChanged);
    }
    return failed.inCommit()
        ? around(failed.reason(), file, partlyChanged)
        : ofOurOwn(failed.reason(), partlyChanged);
  }

  /** A failure of a script's statement. */
  public static Failure inStatement(
      SQLException e, SqlStatement statement, @Nullable String file, boolean partlyChanged) {
    ServerErrorMessage server = server(e);
    int position = server == null ? 0 : server.getPosition();
    CopyContext copy =
        statement.hasData() && server != null
            ? CopyContext.of(server.getWhere())
            : CopyContext.NONE;
    int line = copy.row() > 0 ? statement.dataLine() + copy.row() - 1 : statement.lineAt(position);
    String message =
        copy.column() == null ? message(e) : message(e) + ", in column " + copy.column();
    return failure(e, message, file, line, statement.masked(), partlyChanged);
  }

  /** A failure of one of our own statements in a migration: no script is to blame. */
  private static Failure ofOurOwn(SQLException e, boolean partlyChanged) {
    Failure failure = around(e, null, partlyChanged);
    String message = "The version table or the history cannot be written: " + failure.message();
    return new Failure(
        failure.cause(),
        message,
        failure.hint(),
        failure.sqlState(),
        null,
        null,
        null,
        partlyChanged);
  }

  /** A failure in ending a transaction, or between migrations. */
  static Failure around(SQLException e, @Nullable String file, boolean partlyChanged) {
    return failure(e, message(e), file, null, null, partlyChanged);
  }

  private static Failure failure(
      SQLException e,
      String message,
      @Nullable String file,
      @Nullable Integer line,
      @Nullable String statement,
      boolean partlyChanged) {
    return new Failure(
        Cause.SQL_ERROR, message, hint(e), state(e), file, line, statement, partlyChanged);
  }

  /** What the server said, or the driver where the server did not speak. */
  public static String message(SQLException e) {
    ServerErrorMessage server = server(e);
    String message = server == null ? null : server.getMessage();
    if (message == null) {
      message = e.getMessage() == null ? "The database driver gave no reason" : e.getMessage();
      message += reason(e.getCause());
    }
    String state = state(e);
    return state.startsWith("22") || state.equals("42601") ? withoutQuotedValues(message) : message;
  }

  private static String reason(@Nullable Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return " The host name cannot be resolved.";
    }
    if (cause instanceof EOFException) {
      return " The other side closed it without an answer.";
    }
    return cause instanceof SocketTimeoutException ? " There was no answer in time." : "";
  }

  /** {@code invalid input syntax for type integer: "4111 1111"} quotes a row or a literal. */
  private static String withoutQuotedValues(String message) {
    int open = message.indexOf('"');
    int close = message.lastIndexOf('"');
    boolean word = open >= 0 && close > open && isWord(message, open + 1, close);
    boolean keep = word && message.startsWith("syntax error");
    return open < 0 || close <= open || keep
        ? message
        : message.substring(0, open) + "\"…\"" + message.substring(close + 1);
  }

  private static boolean isWord(String message, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = message.charAt(i);
      if (Character.isDigit(c) || c == '\'' || c == '$') {
        return false;
      }
    }
    return true;
  }

  static @Nullable ServerErrorMessage server(SQLException e) {
    return e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
  }
}
