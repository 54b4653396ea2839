package dev.athanor.engine.database;

import dev.athanor.engine.digest.Sha256;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * A session-level advisory lock, only ever asked for and never waited for: a session that waits in
 * {@code pg_advisory_lock} keeps a snapshot, for which the holder's CREATE INDEX CONCURRENTLY waits
 * in turn.
 *
 * <p>The connection must lead to one server session for as long as the lock is held; a pooler in
 * transaction mode breaks that, which {@link #isHeld} finds out.
 */
public final class AdvisoryLock {

  /** Which of a migrator's two sessions holds it. */
  public enum Purpose {
    /** Held through a whole run by a session that does nothing else. */
    MIGRATOR("athanor"),
    /**
     * Held by the session that runs the statements. PostgreSQL lets a statement run on when its
     * client has died, and the next migrator has to wait for that.
     */
    WORKER("athanor-worker");

    private final String prefix;

    Purpose(String prefix) {
      this.prefix = prefix;
    }
  }

  /** Since 14 a server may be set to end sessions that do nothing. */
  private static final int ENDS_IDLE_SESSIONS_SINCE = 14;

  private final Connection connection;
  private final long key;
  private final String alongside;

  /**
   * A lock that is not taken yet.
   *
   * @param connection in autocommit mode while this lock's methods are called, or in a transaction
   *     that has not failed
   */
  public AdvisoryLock(Connection connection, long key) {
    this(connection, key, "");
  }

  private AdvisoryLock(Connection connection, long key, String alongside) {
    this.connection = connection;
    this.key = key;
    this.alongside = alongside;
  }

  /** The same for a session that does nothing else, which the server is told not to end. */
  public static AdvisoryLock ofIdleSession(Connection connection, long key) throws SQLException {
    boolean mayBeEnded =
        connection.getMetaData().getDatabaseMajorVersion() >= ENDS_IDLE_SESSIONS_SINCE;
    return new AdvisoryLock(
        connection,
        key,
        mayBeEnded ? ", pg_catalog.set_config('idle_session_timeout', '0', false)" : "");
  }

  /**
   * The lock's number: the first eight bytes, big-endian and signed, of SHA-256 over the UTF-8 text
   * {@code athanor/<database oid>/<schema>/<version table>} (for the worker {@code
   * athanor-worker/…}).
   *
   * @param table the version table, pinned to its schema
   */
  public static long key(Purpose purpose, long databaseOid, VersionTable table) {
    String text = purpose.prefix + "/" + databaseOid + "/" + table.schema() + "/" + table.name();
    return Sha256.of(text).firstLong();
  }

  /** Takes the lock if nobody has it. */
  public boolean tryTake() throws SQLException {
    return ask("SELECT pg_catalog.pg_try_advisory_lock(" + key + ")" + alongside);
  }

  /**
   * Whether the server still says that this very session has the lock. Asked over its own
   * connection, because another would hear of a session that is just being ended that it has it.
   */
  public boolean isHeld() throws SQLException {
    return ask(
        "SELECT count(*) > 0 FROM pg_catalog.pg_locks WHERE pid = pg_catalog.pg_backend_pid() AND "
            + granted());
  }

  private String granted() {
    return "locktype = 'advisory' AND objsubid = 1 AND granted AND classid = '"
        + (key >>> 32)
        + "'::oid AND objid = '"
        + (key & 0xFFFF_FFFFL)
        + "'::oid";
  }

  /** Who has the lock, as far as this role may know: {@code pid 4711 (application orders-7d9f)}. */
  public Optional<String> holder() throws SQLException {
    String query =
        "SELECT l.pid, coalesce(a.application_name, '') FROM pg_catalog.pg_locks l LEFT JOIN"
            + " pg_catalog.pg_stat_activity a ON a.pid = l.pid WHERE l.database = (SELECT oid FROM"
            + " pg_catalog.pg_database WHERE datname = pg_catalog.current_database()) AND "
            + granted();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      if (!row.next()) {
        return Optional.empty();
      }
      return Optional.of(SessionName.of(row.getString(1), row.getString(2)));
    }
  }

  private boolean ask(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
