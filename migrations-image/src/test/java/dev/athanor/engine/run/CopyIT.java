package dev.athanor.engine.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.athanor.engine.offline.OfflineScript;
import dev.athanor.engine.offline.OfflineSettings;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.report.RunReportJson;
import dev.athanor.engine.run.StopSignal.Reason;
import dev.athanor.engine.script.ScriptDirectory;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows behind a COPY in a script, as psql and pg_dump write them. */
class CopyIT {

  private static final String TABLE = "CREATE TABLE t (id int PRIMARY KEY, a text, b text);";

  private static final String TEXT =
      """
      COPY public.t (id, a, b) FROM stdin;
      1\tone; 'quoted $$ /* \t\\N
      2\t\\-- downgrade\tback\\\\slash\\ttab\\nline
      3\tGrüße 😀\t\\\\.
      \\.
      """;

  private static final String CSV =
      """
      COPY t FROM STDIN WITH (FORMAT csv, HEADER true, NULL 'none');
      id,a,b
      4,"a ""quoted"" text
      of two; lines",none
      5,"-- downgrade",'
      \\.
      """;

  private TestDatabase database;
  private Project project;

  @BeforeEach
  void begin(@TempDir Path folder) throws SQLException {
    database = TestDatabase.create();
    project = new Project(folder).add("aaaa", "", TABLE, "DROP TABLE t;");
  }

  private RunHarness harness() {
    return new RunHarness(database.settings(), project.folder());
  }

  private RunHarness patientHarness() {
    RunHarness harness = harness();
    Duration time = Duration.ofSeconds(20);
    harness.timeouts = new RunRequest.Timeouts(time, time, null, null);
    return harness;
  }

  private void assertRows() throws SQLException {
    assertThat(database.list("SELECT concat_ws('|', id, a, coalesce(b, '∅')) FROM t ORDER BY id"))
        .containsExactly(
            "1|one; 'quoted $$ /* |∅",
            "2|-- downgrade|back\\slash\ttab\nline",
            "3|Grüße 😀|\\.",
            "4|a \"quoted\" text\nof two; lines|∅",
            "5|-- downgrade|'");
    assertThat(database.list("SELECT b FROM after_rows")).containsExactly("5");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rowsOfBothFormatsArriveAndTheScriptGoesOnBehindThem(boolean autocommit) throws SQLException {
    String script =
        TEXT + "-- and\n" + CSV + "CREATE TABLE after_rows AS SELECT count(*) b FROM t;";
    if (autocommit) {
      project.addAutocommit("bbbb", "aaaa", script);
    } else {
      project.add("bbbb", "aaaa", script, "");
    }
    RunHarness harness = harness();

    assertThat(harness.go("head").outcome()).isEqualTo(Outcome.ARRIVED);

    assertRows();
    assertThat(harness.statements).contains("bbbb 3/3 line 18", "finished 3");
  }

  @Test
  void psqlRunsTheSameScript() throws Exception {
    Path psql = Path.of("/usr/bin/psql");
    assumeThat(psql).as("psql is not installed here: nobody ran the printed script").exists();
    project.add("bbbb", "aaaa", TEXT + "DELETE FROM t WHERE id > 2", "");
    Path printed = project.folder().resolve("printed");
    try (Writer out = Files.newBufferedWriter(printed)) {
      OfflineScript.upgrade(
              ScriptDirectory.load(project.folder()),
              "head",
              OfflineSettings.of("alembic_version", null))
          .writeTo(out);
    }

    Process process =
        new ProcessBuilder(
                psql.toString(),
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-f",
                printed.toString(),
                database.url())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(process.waitFor()).isZero();
    assertThat(database.rows()).containsExactly("bbbb");
    assertThat(database.list("SELECT a FROM t ORDER BY id"))
        .containsExactly("one; 'quoted $$ /* ", "-- downgrade");
  }

  @Test
  void anErrorInARowIsToldByTheFilesLineAndWithoutTheRow() throws SQLException {
    project.add("bbbb", "aaaa", "SELECT 1;\n" + TEXT.replace("3\tGr", "4111x\tsecret"), "");

    RunReport report = harness().go("head");

    Failure failure = Objects.requireNonNull(report.failure());
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failure.message())
        .isEqualTo("invalid input syntax for type integer: \"…\", in column id");
    assertThat(failure.file()).isEqualTo("versions/bbbb_script.sql");
    assertThat(failure.line()).isEqualTo(10);
    assertThat(failure.statement()).isEqualTo("COPY public.t (id, a, b) FROM stdin");
    assertThat(RunReportJson.write(report)).doesNotContain("4111", "secret", "back");
    assertThat(database.rows()).containsExactly("aaaa");
    assertThat(database.list("SELECT count(*) FROM t")).containsExactly("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1\tsecret\t\\N", "7\tsecret", "7\tsecret\t1\t2", "\\N\tsecret\t1"})
  void noErrorTellsARow(String row) throws SQLException {
    project.add("bbbb", "aaaa", TEXT.replace("3\tGrüße 😀\t\\\\.", row), "");

    RunReport report = harness().go("head");

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(Objects.requireNonNull(report.failure()).line()).isEqualTo(9);
    assertThat(RunReportJson.write(report)).doesNotContain("secret");
  }

  @Test
  void rowsThatDoNotEndAreRefusedBeforeAnythingRuns() throws SQLException {
    project.add("bbbb", "aaaa", "SELECT 1;\nCOPY t FROM stdin;\n1\ta\tb\n", "");

    assertRefused(
        harness().go("head"), 7, "The rows of this COPY … FROM STDIN do not end: a line \\.");
  }

  @Test
  void aMarkerEndsAPartAmongRowsToo() throws SQLException {
    project.write("bbbb", "aaaa", "-- upgrade\nCOPY t FROM stdin;\n-- downgrade\t\n\\.\n");

    assertRefused(harness().go("head"), 6, "a line \\. is missing behind them, in this part");
  }

  private void assertRefused(RunReport report, int line, String sentence) throws SQLException {
    Failure failure = Objects.requireNonNull(report.failure());
    assertThat(report.outcome()).isEqualTo(Outcome.USAGE);
    assertThat(failure.cause()).isEqualTo(Cause.INVALID_SCRIPT);
    assertThat(failure.message()).contains(sentence);
    assertThat(failure.line()).isEqualTo(line);
    assertThat(database.rows()).isEmpty();
  }

  @Test
  void aCopyThatIsDoneIsNotDoneAgain() throws SQLException {
    project.addAutocommit("bbbb", "aaaa", TEXT + "SELECT 1 / 0;");
    assertThat(harness().go("head").outcome()).isEqualTo(Outcome.PARTLY_APPLIED);

    project.addAutocommit("bbbb", "aaaa", "-- behind them\n" + TEXT + CSV);
    RunHarness harness = harness();

    assertThat(harness.go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(harness.events).contains("skipped versions/bbbb_script.sql:7");
    assertThat(database.list("SELECT count(*) FROM t")).containsExactly("5");
  }

  @Test
  void otherRowsAreAnotherStatement() throws SQLException {
    project.addAutocommit("bbbb", "aaaa", TEXT + "SELECT 1 / 0;");
    harness().go("head");
    database.execute("DELETE FROM t");

    project.addAutocommit("bbbb", "aaaa", TEXT.replace("one", "uno"));

    assertThat(harness().go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.list("SELECT a FROM t WHERE id = 1"))
        .containsExactly("uno; 'quoted $$ /* ");
  }

  /** The server waits with a row in its hand, and the client with the next ones. */
  @ParameterizedTest
  @ValueSource(ints = {1, 400_000})
  void aCopyIsCancelled(int more) throws SQLException {
    harness().go("aaaa");
    StringBuilder rows = new StringBuilder("COPY t FROM stdin;\n1\tblocked\tb\n");
    for (int i = 0; i < more; i++) {
      rows.append(i + 2).append("\ta row that is not short\tb\n");
    }
    project.add("bbbb", "aaaa", rows + "\\.\n", "");
    RunHarness harness = patientHarness();
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("INSERT INTO t VALUES (1)");
      CompletableFuture<RunReport> report = harness.start("head");
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          database.list(
                              "SELECT 1 FROM pg_locks WHERE NOT granted AND locktype ="
                                  + " 'transactionid' AND pid IN (SELECT pid FROM pg_stat_activity"
                                  + " WHERE datname = current_database())"))
                      .isNotEmpty());

      harness.stop.request(Reason.TOLD);

      await().untilAsserted(() -> assertThat(report).isDone());
      assertThat(report.join().outcome()).isEqualTo(Outcome.STOPPED);
      other.rollback();
    }
    assertThat(database.rows()).containsExactly("aaaa");
    assertThat(database.list("SELECT count(*) FROM t")).containsExactly("0");
  }

  @Test
  void aCopyThatWaitsForALockIsRepeatedWithAllItsRows() throws Exception {
    harness().go("aaaa");
    project.add("bbbb", "aaaa", TEXT, "");
    RunHarness harness = harness();
    CompletableFuture<RunReport> report;
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE t");
      report = harness.start("head");
      await().untilAsserted(() -> assertThat(harness.events.toString()).contains("55P03"));
      other.rollback();
    }

    assertThat(report.join().outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.list("SELECT count(*) FROM t")).containsExactly("3");
  }

  @Test
  void aScriptThatChangesWhileItRunsIsTakenBack() throws Exception {
    StringBuilder sql = new StringBuilder("SELECT pg_advisory_lock_shared(17);\n");
    for (int i = 0; i < 3000; i++) {
      sql.append("INSERT INTO t VALUES (")
          .append(i)
          .append(", '', '")
          .append("b".repeat(90))
          .append("');\n");
    }
    sql.append("DELETE FROM t WHERE id > 5;\n");
    project.add("bbbb", "aaaa", sql.toString(), "");

    RunReport report =
        editedMeanwhile("bbbb", "DELETE FROM t WHERE id > 5", "DELETE FROM t WHERE id > 6");

    Failure failure = Objects.requireNonNull(report.failure());
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failure.message()).startsWith("The script was changed while the run was at work");
    assertThat(failure.file()).isEqualTo("versions/bbbb_script.sql");
    assertThat(failure.partlyChanged()).isFalse();
    assertThat(database.rows()).containsExactly("aaaa");
    assertThat(database.list("SELECT count(*) FROM t")).containsExactly("0");
    assertThat(harness().go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.list("SELECT max(id) FROM t")).containsExactly("6");
  }

  @Test
  void outsideATransactionAScriptThatChangesIsToldAsHalfDone() throws Exception {
    StringBuilder sql =
        new StringBuilder("SELECT pg_advisory_lock_shared(17);\nCOPY t FROM stdin;\n");
    for (int i = 0; i < 20_000; i++) {
      sql.append(i).append("\ta\tb\n");
    }
    project.addAutocommit("bbbb", "aaaa", sql + "\\.\nDELETE FROM t WHERE id > 5;\n");

    RunReport report = editedMeanwhile("bbbb", "19999\ta", "19999\tc");

    assertThat(report.outcome()).isEqualTo(Outcome.PARTLY_APPLIED);
    assertThat(Objects.requireNonNull(report.failure()).partlyChanged()).isTrue();
    assertThat(database.rows()).containsExactly("aaaa");
  }

  @Test
  void outsideATransactionNothingIsBegunOfAScriptThatHasChanged() throws Exception {
    StringBuilder sql = new StringBuilder("INSERT INTO t VALUES (1);\n");
    for (int i = 0; i < 3000; i++) {
      sql.append("SELECT '").append("b".repeat(90)).append("';\n");
    }
    project.add("bbbb", "aaaa", "SELECT pg_advisory_lock_shared(17);", "");
    project.addAutocommit("cccc", "bbbb", sql + "SELECT 1;\n");

    RunReport report = editedMeanwhile("cccc", "SELECT 1;", "SELECT 2;");

    Failure failure = Objects.requireNonNull(report.failure());
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failure.file()).isEqualTo("versions/cccc_script.sql");
    assertThat(failure.partlyChanged()).isFalse();
    assertThat(database.rows()).containsExactly("bbbb");
    assertThat(database.list("SELECT count(*) FROM t")).containsExactly("0");
  }

  /** The second revision's first statement waits until the file is another. */
  private RunReport editedMeanwhile(String revision, String from, String to)
      throws SQLException, IOException {
    RunHarness harness = patientHarness();
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(17)");
      CompletableFuture<RunReport> report = harness.start("head");
      await().untilAsserted(() -> assertThat(harness.statements).hasSize(3));
      Path file = project.folder().resolve("versions/" + revision + "_script.sql");
      Files.writeString(file, Files.readString(file).replace(from, to));
      statement.execute("SELECT pg_advisory_unlock(17)");
      return report.join();
    }
  }

  @Test
  void aFunctionMayNotChangeWhatAStringIs() throws SQLException {
    project.add(
        "bbbb", "aaaa", "SELECT set_config('standard_conforming_strings', 'off', false);", "");

    RunReport report = harness().go("head");

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(Objects.requireNonNull(report.failure()).message())
        .startsWith("The statement switched standard_conforming_strings off");
    assertThat(database.rows()).containsExactly("aaaa");
  }
}
