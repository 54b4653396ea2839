package dev.athanor.engine.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Finds out what stands between a connection and its server session. Nothing that outlives a
 * transaction is changed by asking: through a pooler in transaction mode a SET or an advisory lock
 * would stay on a session that somebody else gets next.
 */
public final class Pooler {

  /** For how long a connection keeps its server session. */
  public enum Mode {
    /** To its end, as without a pooler: locks and settings last. */
    SESSION,
    /** To the end of a transaction. */
    TRANSACTION,
    /** To the end of a statement; there are no transactions. */
    STATEMENT,
    /** The pooler has no second session to give while the first is in use. */
    NONE_LEFT
  }

  /** A round finds out nothing if another client takes the session that was just given back. */
  private static final int ROUNDS = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Connection first;
  private final Connection second;
  private final Duration patience;

  private Pooler(Connection first, Connection second, Duration patience) {
    this.first = first;
    this.second = second;
    this.patience = patience;
  }

  /**
   * Whether somebody between here and the server speaks for the server. A pooler makes up the
   * process id that a connection begins with, for it has no session yet.
   *
   * @param pid what {@code pg_backend_pid()} said over this connection
   */
  public static boolean isBefore(Connection connection, int pid) throws SQLException {
    return connection.unwrap(PGConnection.class).getBackendPID() != pid;
  }

  /**
   * Which mode the pooler is in; to be asked only where there is one, for it takes a second
   * connection and some transactions.
   *
   * @param connection in autocommit mode; may be unusable afterwards unless the answer is SESSION
   * @param database where the second connection leads to
   */
  public static Mode mode(Connection connection, DatabaseSettings database) throws SQLException {
    return mode(connection, database, PATIENCE);
  }

  static Mode mode(Connection connection, DatabaseSettings database, Duration patience)
      throws SQLException {
    Connection second = null;
    try {
      second = database.connect();
      return new Pooler(connection, second, patience).mode();
    } catch (SQLException e) {
      if (refusesTransactions(e)) {
        return Mode.STATEMENT;
      }
      throw e;
    } finally {
      closeAside(second);
    }
  }

  /** A pooler hangs up on a BEGIN in statement mode, and says why. */
  private static boolean refusesTransactions(SQLException e) {
    ServerErrorMessage said =
        e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    return String.valueOf(said == null ? null : said.getMessage()).contains("statement pooling");
  }

  /**
   * While both connections are in a transaction, each has a session of its own. Both give theirs
   * back, and the first asks for one again: a pool that hands out what came back last gives it the
   * second's in the first order, one that goes round in the other order.
   */
  private Mode mode() throws SQLException {
    for (int round = 0; round < ROUNDS; round++) {
      for (boolean firstLast : new boolean[] {false, true}) {
        int before = begin(first);
        Mode failed = beginSecond(before);
        if (failed != null) {
          return failed;
        }
        commit(firstLast ? second : first);
        commit(firstLast ? first : second);
        int after = begin(first);
        commit(first);
        if (after != before) {
          return Mode.TRANSACTION;
        }
      }
    }
    return Mode.SESSION;
  }

  /** Null when the second has a session too. */
  private @Nullable Mode beginSecond(int firstPid) throws SQLException {
    CompletableFuture<Integer> pid = new CompletableFuture<>();
    Thread asking = new Thread(() -> answer(pid), "pooler-probe");
    asking.setDaemon(true);
    asking.start();
    if (got(pid) != null) {
      return null;
    }
    commit(first);
    Integer late = got(pid);
    // It waited for the end of a transaction only, and the first is still connected.
    return late != null && late == firstPid ? Mode.TRANSACTION : Mode.NONE_LEFT;
  }

  private void answer(CompletableFuture<Integer> pid) {
    try {
      pid.complete(begin(second));
    } catch (SQLException e) {
      pid.completeExceptionally(e);
    }
  }

  private @Nullable Integer got(CompletableFuture<Integer> pid) throws SQLException {
    try {
      return pid.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SQLException sql ? sql : new SQLException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private static int begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void commit(Connection connection) throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** One that still waits for a session would make its closing wait too. */
  private static void closeAside(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        // It is not needed any more, and ends with the process at the latest.
      }
    }
  }
}
