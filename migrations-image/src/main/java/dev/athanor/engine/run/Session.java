package dev.athanor.engine.run;

import dev.athanor.engine.database.AdvisoryLock;
import dev.athanor.engine.database.AdvisoryLock.Purpose;
import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.run.RunRequest.Timeouts;
import dev.athanor.engine.run.ScriptStatement.RowSource;
import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.sql.SqlStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The server session that runs the statements, and what it found out about the server when it
 * began. Between migrations it is made as new.
 */
final class Session implements AutoCloseable {

  /** What the server says when asked whom one is talking to. */
  record Server(String version, long databaseOid, boolean readOnly, int pid) {}

  private static final int SESSION_CHECKS_SINCE = 14;

  private final Connection connection;
  private final Server server;
  private final VersionTable table;
  private final String settings;
  private final AdvisoryLock workerLock;

  private Session(Connection connection, Server server, VersionTable table, String settings) {
    this.connection = connection;
    this.server = server;
    this.table = table;
    this.settings = settings;
    this.workerLock =
        new AdvisoryLock(connection, AdvisoryLock.key(Purpose.WORKER, server.databaseOid, table));
  }

  /** Begins to {@link #open}, before anybody needs it. */
  static Opening<Session> opening(
      DatabaseSettings database, VersionTable table, Timeouts timeouts) {
    return Opening.begin(() -> open(database, table, timeouts));
  }

  /**
   * Connects, and pins the version table to its schema. Only looks before it is known that the
   * server's session is ours as long as the connection.
   */
  static Session open(DatabaseSettings database, VersionTable table, Timeouts timeouts)
      throws SQLException {
    Connection connection = database.connect();
    try {
      Session session = look(connection, table, timeouts);
      UnusablePooler.refuse(connection, session.server.pid, database);
      session.execute(session.settings);
      return session;
    } catch (SQLException | RuntimeException e) {
      closeQuietly(connection);
      throw e;
    }
  }

  private static Session look(Connection connection, VersionTable table, Timeouts timeouts)
      throws SQLException {
    String query =
        "SELECT oid, pg_catalog.pg_is_in_recovery() OR"
            + " pg_catalog.current_setting('transaction_read_only') = 'on',"
            + " pg_catalog.pg_backend_pid(), "
            + table.schemaSql()
            + " FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, table.schemaArgument());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        Server server =
            new Server(
                "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion(),
                row.getLong(1),
                row.getBoolean(2),
                row.getInt(3));
        VersionTable pinned = table.pinnedTo(row.getString(4));
        return new Session(connection, server, pinned, settings(connection, timeouts));
      }
    }
  }

  private static int major(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseMajorVersion();
  }

  private static String settings(Connection connection, Timeouts timeouts) throws SQLException {
    StringBuilder sql = new StringBuilder("SET standard_conforming_strings = on");
    // A snapshot from before the version table was locked would show its rows as they were then.
    sql.append("; SET default_transaction_isolation = 'read committed'");
    sql.append("; SET lock_timeout = ").append(timeouts.sqlLock().toMillis());
    // A process that stands still, or is cut off in silence, would keep its tables locked.
    sql.append("; SET idle_in_transaction_session_timeout = 60000");
    sql.append("; SET tcp_keepalives_idle = 60; SET tcp_keepalives_interval = 10");
    if (timeouts.statement() != null) {
      sql.append("; SET statement_timeout = ").append(timeouts.statement().toMillis());
    }
    if (major(connection) >= SESSION_CHECKS_SINCE) {
      // Without it the server does not notice a dead client before the end of a statement.
      sql.append("; SET client_connection_check_interval = 5000");
      // Waiting for another migrator is not being idle.
      sql.append("; SET idle_session_timeout = 0");
    }
    return sql.toString();
  }

  Connection connection() {
    return connection;
  }

  Server server() {
    return server;
  }

  /** The version table with its schema, whatever a migration does to the search path. */
  VersionTable table() {
    return table;
  }

  /** The lock that a successor waits for while a statement of a dead migrator still runs. */
  AdvisoryLock workerLock() {
    return workerLock;
  }

  /**
   * Puts back what a migration may have changed: role, settings, prepared statements, cursors,
   * temporary tables. {@code DISCARD ALL} would do more than that: it gives our lock away.
   */
  void reset() throws SQLException {
    connection.setAutoCommit(true);
    resetWithinTransaction();
  }

  /** The same between two migrations of one transaction, which goes on. */
  void resetWithinTransaction() throws SQLException {
    execute(
        "SET SESSION AUTHORIZATION DEFAULT; RESET ROLE; RESET ALL; CLOSE ALL; DEALLOCATE ALL;"
            + " UNLISTEN *; DISCARD TEMP; DISCARD SEQUENCES; DISCARD PLANS; "
            + settings);
  }

  void begin() throws SQLException {
    connection.setAutoCommit(false);
  }

  void commit() throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Rolls back as far as the connection still can. */
  void rollback() {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      // The server rolls back what its client has left.
      close();
    }
  }

  /** Runs a statement of a script, and the rows behind it. */
  void run(SqlStatement statement, RowSource rows, StopSignal stop)
      throws SQLException, RunEnded, Stopped {
    ScriptStatement.run(connection, statement, rows, stop);
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  /** Whether the server still answers here. */
  boolean isAlive() {
    try {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    closeQuietly(connection);
  }

  static void closeQuietly(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // A connection that cannot be closed is as good as closed: the process is about to end.
    }
  }
}
