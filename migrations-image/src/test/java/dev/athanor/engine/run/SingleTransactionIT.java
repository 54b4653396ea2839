package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.run.CuttingProxy.Cut;
import dev.athanor.engine.run.RunRequest.Transactions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole run in one transaction, as Alembic does it unless told otherwise. */
class SingleTransactionIT {

  private static final String RELATIONS =
      "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE"
          + " n.nspname IN ('public', 'athanor') AND c.relkind IN ('r', 'i') AND c.relname NOT LIKE"
          + " '%pk%' ORDER BY 1";

  private TestDatabase database;
  private Project project;

  @BeforeEach
  void begin(@TempDir Path folder) throws SQLException {
    database = TestDatabase.create();
    project =
        new Project(folder)
            .add("aaaa", "", "CREATE TABLE a (id int);", "DROP TABLE a;")
            .add("bbbb", "aaaa", "CREATE TABLE b (id int);", "DROP TABLE b;");
  }

  private RunHarness harness() {
    return harness(database.settings());
  }

  private RunHarness harness(DatabaseSettings settings) {
    RunHarness harness = new RunHarness(settings, project.folder());
    harness.transactions = Transactions.SINGLE;
    return harness;
  }

  private static Failure failure(RunReport report) {
    return Objects.requireNonNull(report.failure(), "the run arrived");
  }

  @Test
  void theStepsCountTogether() throws SQLException {
    RunHarness harness = harness();
    RunReport report = harness.go("head");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(report.applied()).extracting(AppliedStep::revision).containsExactly("aaaa", "bbbb");
    assertThat(harness.events)
        .containsExactly("started aaaa", "started bbbb", "applied aaaa", "applied bbbb");
    assertThat(database.list("SELECT DISTINCT xmin FROM athanor.history")).hasSize(1);
    assertThat(harness().go("base").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.rows()).isEmpty();
  }

  @Test
  void aFailureLeavesNothingAtAll() throws SQLException {
    project.add("cccc", "bbbb", "SELECT 1;\nSELECT 1/0;", "");

    RunReport report = harness().go("head");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.FAILED);
    assertThat(report.applied()).isEmpty();
    assertThat(report.rowsAfter()).isEmpty();
    assertThat(failure(report).file()).isEqualTo("versions/cccc_script.sql");
    assertThat(failure(report).line()).isEqualTo(7);
    assertThat(failure(report).partlyChanged()).isFalse();
    assertThat(database.list(RELATIONS)).isEmpty();
    assertThat(database.list("SELECT nspname FROM pg_namespace WHERE nspname = 'athanor'"))
        .isEmpty();
  }

  @Test
  void aFailureIsNotedWhereThereIsAHistory() throws SQLException {
    harness().go("aaaa");
    project.add("cccc", "bbbb", "SELECT 1/0;", "");

    RunReport report = harness().go("head");

    assertThat(report.rowsAfter()).containsExactly("aaaa");
    assertThat(database.list("SELECT revision || outcome FROM athanor.history ORDER BY id"))
        .containsExactly("aaaaApplied", "ccccFailed");
  }

  @Test
  void whatAStepDoesToTheSessionEndsWithIt() throws SQLException {
    project
        .add(
            "cccc",
            "bbbb",
            "CREATE ROLE single_transaction_role; SET ROLE single_transaction_role; SET LOCAL"
                + " search_path = '';",
            "")
        .add(
            "dddd",
            "cccc",
            "CREATE TEMP TABLE t ON COMMIT DROP AS SELECT 1; CREATE TABLE d ();",
            "")
        .add("eeee", "dddd", "CREATE TEMP TABLE t ON COMMIT DROP AS SELECT 1;", "");
    try {
      RunReport report = harness().go("head");
      assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
      assertThat(database.list("SELECT tableowner FROM pg_tables WHERE tablename = 'd'"))
          .containsExactly("postgres");
    } finally {
      database.execute("DROP ROLE IF EXISTS single_transaction_role");
    }
  }

  @Test
  void aPartOutsideTransactionsEndsTheTransactionBeforeIt() throws SQLException {
    project
        .addAutocommit("cccc", "bbbb", "CREATE INDEX CONCURRENTLY ix ON b (id);")
        .add("dddd", "cccc", "CREATE TABLE d (id int);", "")
        .add("eeee", "dddd", "SELECT 1/0;", "");

    RunReport report = harness().go("head");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.FAILED);
    assertThat(report.rowsAfter()).containsExactly("cccc");
    assertThat(report.applied())
        .extracting(AppliedStep::revision)
        .containsExactly("aaaa", "bbbb", "cccc");
    assertThat(failure(report).partlyChanged()).isFalse();
    assertThat(database.list(RELATIONS)).contains("a", "b", "ix").doesNotContain("d");
  }

  @Test
  void aPartOutsideTransactionsThatFailsSaysSo() throws SQLException {
    project.addAutocommit("cccc", "bbbb", "CREATE TABLE c (id int);\nSELECT 1/0;");

    RunReport report = harness().go("head");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.PARTLY_APPLIED);
    assertThat(report.rowsAfter()).containsExactly("bbbb");
    assertThat(failure(report).partlyChanged()).isTrue();
  }

  @Test
  void aLockThatIsNotToBeHadRepeatsTheWholeTransaction() throws Exception {
    harness().go("aaaa");
    project.add("cccc", "bbbb", "ALTER TABLE a ADD COLUMN more int;", "");
    RunHarness harness = harness();
    CompletableFuture<RunReport> run;
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE a");
      run = harness.start("head");
      await().until(() -> harness.events.contains("retrying 55P03"));
      assertThat(database.list("SELECT to_regclass('b')")).containsOnlyNulls();
      other.rollback();
    }

    RunReport report = run.join();
    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(harness.events.stream().filter(event -> !event.startsWith("retrying")))
        .containsExactly("started bbbb", "started cccc", "applied bbbb", "applied cccc");
    assertThat(database.list("SELECT revision FROM athanor.history ORDER BY id"))
        .containsExactly("aaaa", "bbbb", "cccc");
  }

  @Test
  void beingToldToStopRollsAllBack() throws Exception {
    project.add("cccc", "bbbb", "SELECT pg_sleep(60);", "");
    RunHarness harness = harness();
    CompletableFuture<RunReport> run = harness.start("head");
    await().until(() -> harness.events.contains("started cccc"));
    harness.stop.request(StopSignal.Reason.TOLD);

    RunReport report = run.join();
    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.STOPPED);
    assertThat(report.applied()).isEmpty();
    assertThat(database.list(RELATIONS)).isEmpty();
  }

  private RunReport runThrough(Cut cut) throws IOException {
    try (CuttingProxy proxy = new CuttingProxy(database.port(), cut, 1)) {
      return harness(
              DatabaseSettings.fromEnvironment(
                  Map.of("DATABASE_URL", database.urlAt("localhost", proxy.port(), "postgres"))))
          .go("head");
    }
  }

  @Test
  void aCommitWhoseAnswerIsLostCountsWhenTheDatabaseSaysSo() throws Exception {
    RunReport report = runThrough(Cut.AFTER_THE_SERVER);

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(report.applied()).hasSize(2);
    assertThat(database.rows()).containsExactly("bbbb");
  }

  @Test
  void aCommitThatNeverArrivedDoesNot() throws Exception {
    RunReport report = runThrough(Cut.BEFORE_THE_SERVER);

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.FAILED);
    assertThat(failure(report).sqlState()).startsWith("08");
    assertThat(report.applied()).isEmpty();
    assertThat(database.list(RELATIONS)).isEmpty();
    assertThat(harness().go("head").outcome()).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void aRowRemovedBehindOurBackIsSaidInAlembicsWords() throws SQLException {
    project.add("cccc", "bbbb", "DELETE FROM alembic_version;", "");
    for (Transactions transactions : List.of(Transactions.SINGLE, Transactions.PER_MIGRATION)) {
      RunHarness harness = harness();
      harness.transactions = transactions;
      RunReport report = harness.go("head");

      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(failure(report).cause()).isEqualTo(Cause.DATABASE_MOVED);
      assertThat(failure(report).file()).isEqualTo("versions/cccc_script.sql");
      assertThat(failure(report).message())
          .isEqualTo(
              "Online migration expected to match one row when updating 'bbbb' to 'cccc' in"
                  + " 'alembic_version'; 0 found");
    }
    assertThat(database.rows()).containsExactly("bbbb");
  }
}
