package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.athanor.engine.cli.AthanorProcess.Ended;
import dev.athanor.engine.report.InvalidReport;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReportJson;
import dev.athanor.engine.run.Project;
import dev.athanor.engine.run.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command as Kubernetes runs it: environment, exit code, last line, termination log, signals.
 */
class AthanorProcessIT {

  private Path folder;
  private TestDatabase database;
  private Map<String, String> environment;

  @BeforeEach
  void begin(@TempDir Path temporary) throws SQLException {
    folder = temporary;
    database = TestDatabase.create();
    environment =
        new HashMap<>(
            Map.of(
                "DATABASE_URL", database.url(),
                "ATHANOR_RUN", "orders-7d9f",
                "ATHANOR_TERMINATION_LOG", temporary.resolve("termination-log").toString()));
  }

  private static RunReport report(Ended ended) {
    try {
      return RunReportJson.parse(ended.lastLine());
    } catch (InvalidReport e) {
      throw new AssertionError(e.getMessage() + " " + ended, e);
    }
  }

  @Test
  void theReportIsTheLastLineAndCutInTheTerminationLog() throws Exception {
    Project project = new Project(folder);
    for (int i = 0; i < 60; i++) {
      project.add("rev" + (100 + i), i == 0 ? "" : "rev" + (99 + i), "SELECT " + i + ";", "");
    }
    environment.put("ATHANOR_REPORT_LIMIT", "1000");

    Ended ended = AthanorProcess.run(folder, environment, "migrate", "head");

    assertThat(ended.exitCode()).isZero();
    assertThat(report(ended).outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(report(ended).run()).isEqualTo("orders-7d9f");
    assertThat(report(ended).applied()).hasSize(60);
    assertThat(ended.output()).hasSize(121).allMatch(line -> line.startsWith("{"));
    byte[] log = Files.readAllBytes(folder.resolve("termination-log"));
    assertThat(log).hasSizeLessThanOrEqualTo(1000);
    RunReport cut = RunReportJson.parse(new String(log, StandardCharsets.UTF_8));
    assertThat(cut.applied().size() + cut.appliedOmitted()).isEqualTo(60);
  }

  @Test
  void forPeopleItSpeaksAlembicsWords() {
    new Project(folder)
        .add("aaaa", "", "SELECT 1;", "SELECT 1;")
        .add("bbbb", "aaaa", "SELECT 2;", "SELECT 2;");
    environment.remove("ATHANOR_RUN");

    Ended up = AthanorProcess.run(folder, environment, "upgrade", "head");
    assertThat(up.errors())
        .containsExactly(
            "Running upgrade  -> aaaa, message of aaaa",
            "Running upgrade aaaa -> bbbb, message of bbbb");
    assertThat(up.output()).hasSize(1);
    assertThat(up.lastLine()).matches("Database test\\d+ is at bbbb, 2 steps in \\d+ ms");
    assertThat(AthanorProcess.run(folder, environment, "current").output())
        .containsExactly("bbbb (head)");
    Ended down = AthanorProcess.run(folder, environment, "downgrade", "-1");
    assertThat(down.errors()).containsExactly("Running downgrade bbbb -> aaaa, message of bbbb");
    assertThat(AthanorProcess.run(folder, environment, "history", "-i").output())
        .containsExactly(
            "aaaa -> bbbb (head), message of bbbb", "<base> -> aaaa (current), message of aaaa");
    assertThat(AthanorProcess.run(folder, environment, "migrate", "-1").lastLine())
        .contains("is at base, 1 step in");
  }

  @Test
  void sigtermCancelsRollsBackAndReports() throws SQLException {
    new Project(folder)
        .add("aaaa", "", "CREATE TABLE a (id int);", "")
        .add("bbbb", "aaaa", "CREATE TABLE b (id int);\nSELECT pg_sleep(120);", "");

    AthanorProcess process = AthanorProcess.start(folder, environment, "migrate", "head");
    process.awaitLine("\"event\":\"stepStarted\",\"revision\":\"bbbb\"");
    process.terminate();
    Ended ended = process.end();

    assertThat(ended.exitCode()).isEqualTo(143);
    assertThat(report(ended).outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(report(ended).rowsAfter()).containsExactly("aaaa");
    assertThat(folder.resolve("termination-log")).isNotEmptyFile();
    assertThat(database.list("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
        .containsExactly("0");
  }

  /** Without client_connection_check_interval the server finishes what its client asked first. */
  @Test
  void theServerNoticesThatItsRunnerIsDead() throws Exception {
    new Project(folder).add("aaaa", "", "SELECT pg_sleep(300);", "");
    AthanorProcess process = AthanorProcess.start(folder, environment, "migrate", "head");
    await().atMost(Duration.ofSeconds(20)).until(this::isSleeping);
    process.killAfter(0);
    process.end();

    await().atMost(Duration.ofSeconds(20)).until(() -> !isSleeping());
  }

  private boolean isSleeping() throws SQLException {
    return !database
        .list(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE"
                + " '%pg_sleep(300)%' AND state = 'active' AND pid <> pg_backend_pid()")
        .isEmpty();
  }

  @Test
  void killedAnywhereTheDatabaseIsAtOneRevisionOrTheNext() throws Exception {
    Project project = new Project(folder);
    for (int i = 1; i <= 6; i++) {
      project.add(
          "rev" + i,
          i == 1 ? "" : "rev" + (i - 1),
          "CREATE TABLE t"
              + i
              + " (id int);\nSELECT pg_sleep(0.03);\nINSERT INTO t"
              + i
              + " VALUES (1);",
          "DELETE FROM t" + i + ";\nSELECT pg_sleep(0.03);\nDROP TABLE t" + i + ";");
    }
    // The version table is there from now on, so that one query can ask for the whole story.
    AthanorProcess.run(folder, environment, "migrate", "rev1");
    AthanorProcess.run(folder, environment, "migrate", "base");
    for (int point = 0; point < 10; point++) {
      String target = point % 2 == 0 ? "head" : "base";
      AthanorProcess process = AthanorProcess.start(folder, environment, "migrate", target);
      int step = point % 2 == 0 ? 1 + point / 2 : 6 - point / 2;
      process.awaitLine("\"event\":\"stepStarted\",\"revision\":\"rev" + step + "\"");
      process.killAfter(point * 7L % 50);
      process.end();

      assertWhole();

      Ended next = AthanorProcess.run(folder, environment, "migrate", target);
      assertThat(report(next).outcome()).as(next.toString()).isEqualTo(Outcome.ARRIVED);
      assertWhole();
    }
  }

  /** In one snapshot: the tables, the row and the history tell the same story. */
  private void assertWhole() throws SQLException {
    List<String> story =
        database.list(
            "SELECT (SELECT count(*) FROM pg_class WHERE relname ~ '^t[1-6]$') || ' ' || coalesce("
                + "(SELECT substr(version_num, 4) FROM alembic_version), '0') || ' ' || (SELECT"
                + " coalesce(sum(CASE direction WHEN 'Upgrade' THEN 1 ELSE -1 END), 0) FROM"
                + " athanor.history WHERE outcome = 'Applied')");
    String[] counts = story.get(0).split(" ", 3);
    assertThat(counts[0]).as(story.toString()).isEqualTo(counts[1]).isEqualTo(counts[2]);
  }

  @Test
  void everyBadCallEndsInASentenceAndItsCode() throws IOException {
    assertUsage("There is no command upgarde. Did you mean upgrade?", "upgarde", "head");
    assertUsage(
        "There is no option --plan-onyl. Did you mean --plan-only?", "migrate", "--plan-onyl");
    assertUsage("The command migrate needs a revision: athanor migrate <revision>.", "migrate");
    assertUsage(
        "--policy is downgrade= or destructive= with Allow", "migrate", "head", "--policy", "x");
    assertUsage("--timeout: `soon` is no time", "migrate", "head", "--timeout", "soon");
    environment.put("DATABASE_URL", "postgresql://u:s3cret@h/d?socketFactory=x");
    assertUsage("has the parameter socketFactory", "migrate", "head");
    environment.put("DATABASE_URL", database.url());
    assertUsage("there is no folder `versions` here", "migrate", "head");
    Files.createDirectories(folder.resolve("versions"));
    Files.writeString(folder.resolve("versions/aaaa_x.sql"), "SELECT 1;");
    assertUsage("aaaa_x.sql", "migrate", "head");
  }

  private void assertUsage(String sentence, String... arguments) {
    Ended ended = AthanorProcess.run(folder, environment, arguments);
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(report(ended).outcome()).isEqualTo(Outcome.USAGE);
    assertThat(String.valueOf(report(ended).failure())).contains(sentence).doesNotContain("s3cret");
  }
}
