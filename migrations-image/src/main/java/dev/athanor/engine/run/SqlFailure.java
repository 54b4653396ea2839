package dev.athanor.engine.run;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.sql.SqlStatement;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the server said, in the report's terms. The error's DETAIL is left out: it holds rows of
 * users' data, and so do quoted values in data exceptions.
 */
final class SqlFailure {

  private static final String NO_STATE = "XX000";

  private SqlFailure() {}

  /** The five characters; a code for "internal" where the driver gave none. */
  static String state(SQLException e) {
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
    String state = state(e);
    return state.equals("55P03") || state.equals("40P01") || state.equals("40001");
  }

  /** A failure of a script's statement. */
  static Failure inStatement(
      SQLException e, SqlStatement statement, String file, boolean partlyChanged) {
    ServerErrorMessage server = server(e);
    int position = server == null ? 0 : server.getPosition();
    return new Failure(
        Cause.SQL_ERROR,
        message(e),
        server == null ? null : server.getHint(),
        state(e),
        file,
        statement.lineAt(position),
        statement.masked(),
        partlyChanged);
  }

  /** A failure of one of our own statements around a migration. */
  static Failure around(SQLException e, @Nullable String file, boolean partlyChanged) {
    ServerErrorMessage server = server(e);
    return new Failure(
        Cause.SQL_ERROR,
        message(e),
        server == null ? null : server.getHint(),
        state(e),
        file,
        null,
        null,
        partlyChanged);
  }

  /**
   * A failure before the first statement of any migration: the database cannot be used now, or (by
   * class 42, 3F, 0A) not before a person has changed something there.
   */
  static RunEnded beforeFirstStep(SQLException e, String database) {
    String state = state(e);
    ServerErrorMessage server = server(e);
    String hint = server == null ? null : server.getHint();
    Outcome outcome = Outcome.UNREACHABLE;
    Cause cause = Cause.DATABASE_UNREACHABLE;
    String sentence = "The database " + database + " cannot be used: " + message(e);
    if (state.startsWith("28")) {
      cause = Cause.AUTHENTICATION_FAILED;
      sentence = "The server does not let this role in at " + database + ": " + message(e);
    } else if (state.startsWith("42") || state.startsWith("3F") || state.startsWith("0A")) {
      outcome = Outcome.FAILED;
      cause = Cause.SQL_ERROR;
    }
    return new RunEnded(
        outcome, new Failure(cause, sentence, hint, state, null, null, null, false));
  }

  static String message(SQLException e) {
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

  private static @Nullable ServerErrorMessage server(SQLException e) {
    return e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
  }
}
