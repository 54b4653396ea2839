package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.run.CuttingProxy.Cut;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that end at the worst moment. */
class LostConnectionIT {

  private TestDatabase database;
  private Project project;

  @BeforeEach
  void begin(@TempDir Path folder) throws SQLException {
    database = TestDatabase.create();
    project =
        new Project(folder)
            .add("aaaa", "", "CREATE TABLE a (id int);", "")
            .add("bbbb", "aaaa", "CREATE TABLE b (id int);", "")
            .add("cccc", "bbbb", "CREATE TABLE c (id int);", "");
  }

  private RunReport runThrough(Cut cut, int commit) throws IOException {
    try (CuttingProxy proxy = new CuttingProxy(database.port(), cut, commit)) {
      DatabaseSettings settings =
          DatabaseSettings.fromEnvironment(
              Map.of("DATABASE_URL", database.urlAt("localhost", proxy.port(), "postgres")));
      return new RunHarness(settings, project.folder()).go("head");
    }
  }

  @Test
  void aCommitWhoseAnswerIsLostCountsWhenTheDatabaseSaysSo() throws Exception {
    // The first COMMIT is the history's own; the third is revision bbbb's.
    RunReport report = runThrough(Cut.AFTER_THE_SERVER, 3);

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(report.applied()).hasSize(3);
    assertThat(database.rows()).containsExactly("cccc");
    assertThat(database.list("SELECT revision FROM athanor.history ORDER BY id"))
        .containsExactly("aaaa", "bbbb", "cccc");
  }

  @Test
  void aCommitThatNeverArrivedDoesNot() throws Exception {
    RunReport report = runThrough(Cut.BEFORE_THE_SERVER, 3);

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.FAILED);
    assertThat(Objects.requireNonNull(report.failure()).sqlState()).startsWith("08");
    assertThat(report.rowsAfter()).containsExactly("aaaa");
    assertThat(database.list("SELECT count(*) FROM pg_class WHERE relname = 'b'"))
        .containsExactly("0");
    assertThat(new RunHarness(database.settings(), project.folder()).go("head").outcome())
        .isEqualTo(Outcome.ARRIVED);
  }

  /** It used to be called rolled back, which nobody knew. */
  @Test
  void aStatementOfAnAutocommitPartWhoseCommitIsLostMayBeDone() throws Exception {
    project.addAutocommit("dddd", "cccc", "INSERT INTO a VALUES (1); INSERT INTO a VALUES (2);");

    // The history's, three revisions', and one that looks at the rows come before it.
    RunReport report = runThrough(Cut.AFTER_THE_SERVER, 6);

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.PARTLY_APPLIED);
    assertThat(Objects.requireNonNull(report.failure()).partlyChanged()).isTrue();
    assertThat(report.rowsAfter()).containsExactly("cccc");
    assertThat(new RunHarness(database.settings(), project.folder()).go("head").outcome())
        .isEqualTo(Outcome.ARRIVED);
    assertThat(database.list("SELECT id FROM a ORDER BY 1")).containsExactly("1", "2");
  }

  @Test
  void aServerThatEndsTheSessionInMidStatement() throws SQLException {
    project.add("dddd", "cccc", "SELECT pg_terminate_backend(pg_backend_pid());", "");

    RunReport report = new RunHarness(database.settings(), project.folder()).go("head");

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(Objects.requireNonNull(report.failure()).sqlState()).isEqualTo("57P01");
    assertThat(report.rowsAfter()).containsExactly("cccc");
  }

  @Test
  void aLostLockStopsTheRunBeforeItsNextStep() throws SQLException {
    project
        .add(
            "dddd",
            "cccc",
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <>"
                + " pg_backend_pid() AND database = (SELECT oid FROM pg_database WHERE datname ="
                + " current_database());",
            "")
        .add("eeee", "dddd", "CREATE TABLE e (id int);", "");

    RunReport report = new RunHarness(database.settings(), project.folder()).go("head");

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(Objects.requireNonNull(report.failure()).cause()).isEqualTo(Cause.LOCK_HELD);
    assertThat(report.rowsAfter()).containsExactly("dddd");
  }

  @Test
  void whatADeadMigratorStillRunsIsWaitedFor() throws SQLException {
    RunHarness harness = new RunHarness(database.settings(), project.folder());
    harness.timeouts =
        new RunRequest.Timeouts(
            java.time.Duration.ofMillis(500), java.time.Duration.ofSeconds(1), null, null);
    try (Session left =
        Session.open(
            database.settings().withStatementsAsWritten(), harness.table, harness.timeouts)) {
      assertThat(left.workerLock().tryTake()).isTrue();
      assertThat(harness.go("head").outcome()).isEqualTo(Outcome.LOCKED);
    }
    assertThat(harness.go("head").outcome()).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void plainAlembicThatMovesTheRowsMeanwhileIsNoticed() throws Exception {
    project.add("dddd", "cccc", "SELECT 1;", "");
    RunHarness harness = new RunHarness(database.settings(), project.folder());
    harness.go("bbbb");
    VersionRows rows = new VersionRows(java.util.List.of("aaaa"));
    try (Session session =
        Session.open(
            database.settings().withStatementsAsWritten(), harness.table, harness.timeouts)) {
      session.begin();
      assertThat(ended(rows, session).outcome()).isEqualTo(Outcome.MOVED);
      try (Connection other = database.connect();
          Statement statement = other.createStatement()) {
        statement.execute("SET lock_timeout = 50");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                () -> statement.execute("UPDATE alembic_version SET version_num = 'x'"))
            .hasMessageContaining("lock timeout");
      }
    }
  }

  private static RunEnded ended(VersionRows rows, Session session) throws Exception {
    try {
      rows.lockAndCheck(session, new StopSignal());
    } catch (RunEnded e) {
      return e;
    }
    throw new AssertionError("the other rows were not noticed");
  }
}
