package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.run.StopSignal.Reason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Parts outside a transaction: what is done stays done, is noted, and is not done again. */
class AutocommitIT {

  private TestDatabase database;
  private Project project;

  @BeforeEach
  void begin(@TempDir Path folder) throws SQLException {
    database = TestDatabase.create();
    project = new Project(folder).add("aaaa", "", "CREATE TABLE a (id int);", "DROP TABLE a;");
  }

  private RunHarness harness() {
    return new RunHarness(database.settings(), project.folder());
  }

  @Test
  void aFailureHalfWayIsToldAndGoneOnFrom() throws SQLException {
    project.addAutocommit(
        "bbbb",
        "aaaa",
        "INSERT INTO a VALUES (1);\nCREATE INDEX CONCURRENTLY i ON a (id);\nSELECT 1 / 0;");

    RunReport report = harness().go("head");

    assertThat(report.outcome()).isEqualTo(Outcome.PARTLY_APPLIED);
    assertThat(report.rowsAfter()).containsExactly("aaaa");
    assertThat(report.failure()).isNotNull();
    assertThat(report.failure().partlyChanged()).isTrue();
    assertThat(report.failure().line()).isEqualTo(8);
    assertThat(database.list("SELECT state FROM athanor.progress ORDER BY at"))
        .containsExactly("done", "done");

    project.addAutocommit(
        "bbbb",
        "aaaa",
        "INSERT INTO a VALUES (1);\n\n-- laid out anew\nCREATE INDEX CONCURRENTLY\n  i ON a (id);\n"
            + "INSERT INTO a VALUES (2);");
    RunHarness harness = harness();
    RunReport again = harness.go("head");

    assertThat(again.outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(harness.events)
        .contains("skipped versions/bbbb_script.sql:6", "skipped versions/bbbb_script.sql:9");
    assertThat(database.list("SELECT id FROM a ORDER BY 1")).containsExactly("1", "2");
    assertThat(database.list("SELECT count(*) FROM athanor.progress")).containsExactly("0");
    assertThat(database.rows()).containsExactly("bbbb");
  }

  /** It used to be repeated as any deadlock is, and found to be begun by "an earlier run". */
  @Test
  void aProcedureThatCommitsAndFailsIsNotRepeated() throws SQLException {
    database.execute(
        "CREATE TABLE called (n int); CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO"
            + " called VALUES (1); COMMIT; RAISE 'in each other''s way' USING ERRCODE = '40P01';"
            + " END $$");
    project.addAutocommit("bbbb", "aaaa", "CALL p();");

    RunReport report = harness().go("head");

    assertThat(report.outcome()).isEqualTo(Outcome.PARTLY_APPLIED);
    assertThat(report.failure()).isNotNull();
    assertThat(report.failure().sqlState()).isEqualTo("40P01");
    assertThat(report.failure().message()).contains("in each other's way");
    assertThat(database.list("SELECT n FROM called")).containsExactly("1");
    assertThat(harness().go("head").failure())
        .isNotNull()
        .satisfies(next -> assertThat(next.message()).startsWith("An earlier run began this"));
  }

  @Test
  void aPartitionedTableIsReindexedOutsideATransaction() throws SQLException {
    database.execute(
        "CREATE TABLE parted (id int PRIMARY KEY) PARTITION BY RANGE (id); CREATE TABLE parted_1"
            + " PARTITION OF parted FOR VALUES FROM (0) TO (9)");
    project.addAutocommit("bbbb", "aaaa", "REINDEX TABLE parted;");

    assertThat(harness().go("head").outcome()).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void theFirstStatementsFailureLeavesNothing() throws SQLException {
    project.addAutocommit("bbbb", "aaaa", "INSERT INTO a SELECT 1 / 0;\nSELECT 1;");

    RunReport report = harness().go("head");

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.failure()).isNotNull();
    assertThat(report.failure().partlyChanged()).isFalse();
    assertThat(database.list("SELECT count(*) FROM athanor.progress")).containsExactly("0");
  }

  @Test
  void equalStatementsAreToldApart() throws SQLException {
    project.addAutocommit(
        "bbbb", "aaaa", "INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (1);\nSELECT 1 / 0;");
    harness().go("head");
    project.addAutocommit(
        "bbbb",
        "aaaa",
        "INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (1);\nINSERT INTO a VALUES (1);");

    assertThat(harness().go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.list("SELECT count(*) FROM a")).containsExactly("3");
  }

  @Test
  void anInvalidIndexIsDroppedAndBuiltAgain() throws SQLException {
    project.addAutocommit(
        "bbbb", "aaaa", "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON a (id);");
    harness().go("aaaa");
    database.execute("INSERT INTO a VALUES (1), (1)");

    RunReport failed = harness().go("head");
    assertThat(failed.outcome()).isEqualTo(Outcome.PARTLY_APPLIED);
    assertThat(database.list("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
        .containsExactly("f");

    database.execute("DELETE FROM a");
    assertThat(harness().go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.list("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
        .containsExactly("t");
  }

  @Test
  void anIndexThatWasBuiltButNotNotedIsNotBuiltAgain() throws SQLException {
    project.addAutocommit("bbbb", "aaaa", "CREATE INDEX CONCURRENTLY i ON a (id);");
    harness().go("aaaa");
    database.execute("CREATE INDEX i ON a (id)");
    noteStarted("CREATE INDEX CONCURRENTLY i ON a (id)");
    List<String> before = database.list("SELECT 'i'::regclass::oid");

    assertThat(harness().go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.list("SELECT 'i'::regclass::oid")).isEqualTo(before);
  }

  private void noteStarted(String statement) throws SQLException {
    String fingerprint = new dev.athanor.engine.sql.SqlStatement(statement, 1).fingerprint();
    database.execute(
        "INSERT INTO athanor.progress (version_table, revision, direction, statement, occurrence,"
            + " state) VALUES ('public.alembic_version', 'bbbb', 'Upgrade', '"
            + fingerprint
            + "', 1, 'started')");
  }

  @Test
  void proceduresThatCommitRun() throws SQLException {
    project.addAutocommit(
        "bbbb",
        "aaaa",
        """
        DO $$ BEGIN FOR i IN 1..3 LOOP INSERT INTO a VALUES (i); COMMIT; END LOOP; END $$;
        VACUUM a;
        CREATE TYPE s AS ENUM ('x');
        ALTER TYPE s ADD VALUE 'y';
        CREATE TABLE used AS SELECT 'y'::s;""");

    assertThat(harness().go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.list("SELECT count(*) FROM a")).containsExactly("3");
  }

  @Test
  @Timeout(60)
  void aConcurrentIndexDoesNotWaitForTheNextMigrator() throws SQLException {
    project.addAutocommit("bbbb", "aaaa", "CREATE INDEX CONCURRENTLY i ON a (id);");
    harness().go("aaaa");
    RunHarness first = harness();
    RunHarness second = harness();
    CompletableFuture<RunReport> firstReport;
    CompletableFuture<RunReport> secondReport;
    try (Connection writer = database.connect();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute("INSERT INTO a VALUES (1)");
      first.timeouts = patient();
      firstReport = first.start("head");
      await().untilAsserted(() -> assertThat(first.events).contains("started bbbb"));
      secondReport = second.start("head");
      await().until(() -> !second.events.isEmpty() || someoneWaitsInTheServer());
      writer.commit();
    }

    RunReport built = firstReport.join();
    assertThat(built.outcome()).as(built.toString()).isEqualTo(Outcome.ARRIVED);
    RunReport waited = secondReport.join();
    assertThat(waited.outcome()).as(waited.toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(secondReport.join().applied()).isEmpty();
  }

  /** As a migrator would that does not ask again and again. */
  private boolean someoneWaitsInTheServer() throws SQLException {
    return !database
        .list("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        .isEmpty();
  }

  private static RunRequest.Timeouts patient() {
    return new RunRequest.Timeouts(
        java.time.Duration.ofSeconds(20), java.time.Duration.ofSeconds(20), null, null);
  }

  @Test
  void stoppedInTheMiddleItSaysThatItIsBetweenRevisions() throws SQLException {
    project.addAutocommit(
        "bbbb", "aaaa", "INSERT INTO a VALUES (1);\nSELECT pg_sleep(60);\nSELECT 2;");
    RunHarness harness = harness();
    CompletableFuture<RunReport> report = harness.start("head");
    await()
        .untilAsserted(
            () ->
                assertThat(
                        database.list(
                            "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND"
                                + " pid <> pg_backend_pid() AND datname = current_database()"))
                    .isNotEmpty());
    harness.stop.request(Reason.TOLD);

    assertThat(report.join().outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(Objects.requireNonNull(report.join().failure()).partlyChanged()).isTrue();
    assertThat(database.list("SELECT count(*) FROM a")).containsExactly("1");
  }
}
