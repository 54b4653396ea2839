package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.run.RunRequest.Timeouts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** What a migrator's session makes of a database's own settings. */
class SessionIT {

  private static final Timeouts TIMEOUTS =
      new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(1), null, null);

  private final TestDatabase database;

  SessionIT() throws SQLException {
    database = TestDatabase.create();
  }

  /** With a snapshot from before the lock, rows that another tool committed were not seen. */
  @Test
  void rowsAreReadAsTheyAreOnceTheyAreLocked() throws Exception {
    set("default_transaction_isolation = 'repeatable read'");
    try (Session session = open();
        Session other = open()) {
      session.begin();
      assertThat(session.table().exists(session.connection())).isFalse();
      other.execute(other.table().createStatement());
      other.execute("INSERT INTO alembic_version VALUES ('a')");
      assertThat(VersionRows.lockAndRead(session, new StopSignal())).containsExactly("a");
    }
  }

  @Test
  void waitingForAnotherMigratorIsNotBeingIdle() throws SQLException {
    set("idle_session_timeout = '1s'");
    try (Session session = open()) {
      assertThat(shown(session, "idle_session_timeout")).isEqualTo("0");
      session.reset();
      assertThat(shown(session, "idle_session_timeout")).isEqualTo("0");
    }
  }

  @Test
  void theLockIsKeptWhereTheServerEndsIdleSessions(@TempDir Path folder) throws Exception {
    set("idle_session_timeout = '300ms'");
    RunHarness harness = new RunHarness(database.settings(), folder);
    try (Migrator migrator = harness.migrator("orders-7d9f");
        Connection another = database.connect()) {
      migrator.becomeTheOnlyOne();
      await().until(() -> !isAlive(another));
      migrator.checkStillAlone();
    }
  }

  /** Asked elsewhere, for a question would keep it alive. */
  private boolean isAlive(Connection idle) throws SQLException {
    int pid = idle.unwrap(PGConnection.class).getBackendPID();
    return !database.list("SELECT pid FROM pg_stat_activity WHERE pid = " + pid).isEmpty();
  }

  /** A process that stands still in a transaction kept what it had locked for ever. */
  @Test
  void whoStandsStillInATransactionDoesNotKeepItsLocks() throws SQLException {
    set("idle_in_transaction_session_timeout = '0'");
    try (Session session = open()) {
      session.reset();
      assertThat(shown(session, "idle_in_transaction_session_timeout")).isEqualTo("1min");
      assertThat(shown(session, "tcp_keepalives_idle")).isEqualTo("60");
    }
  }

  private Session open() throws SQLException {
    return Session.open(
        database.settings().withStatementsAsWritten(), VersionTable.named(null, null), TIMEOUTS);
  }

  private void set(String setting) throws SQLException {
    database.execute(
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET "
            + setting.replace("'", "''")
            + "', current_database()); END $$");
  }

  private static String shown(Session session, String setting) throws SQLException {
    try (Statement statement = session.connection().createStatement();
        ResultSet row = statement.executeQuery("SHOW " + setting)) {
      row.next();
      return row.getString(1);
    }
  }
}
