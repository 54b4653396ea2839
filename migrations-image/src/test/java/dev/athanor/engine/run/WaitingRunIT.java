package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.run.RunRequest.Timeouts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Runs that wait: for another migrator, for a table, for a statement; and how long. */
class WaitingRunIT extends RunOnDatabase {

  @Test
  void aLockThatAnotherMigratorHoldsIsWaitedForAndItsHolderNamed() throws Exception {
    twoTables();
    RunHarness harness = harness();
    harness.timeouts = new Timeouts(Duration.ofMillis(600), Duration.ofMillis(200), null, null);
    RunHarness other = harness();
    other.run = "orders-other";
    try (Migrator holder = other.migrator("orders-other")) {
      becomeTheOnlyOne(holder);

      RunReport report = harness.go("head");

      assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.LOCKED);
      assertThat(failure(report).message()).contains("(application orders-other)");
      assertThat(harness.events).hasSize(1);
    }
    assertThat(harness.go("head").outcome()).isEqualTo(Outcome.ARRIVED);
  }

  private static void becomeTheOnlyOne(Migrator migrator) {
    try {
      migrator.becomeTheOnlyOne();
    } catch (Exception e) {
      throw new AssertionError("the lock was free", e);
    }
  }

  @Test
  void aTableLockThatPassesIsWaitedOutByTryingAgain() throws SQLException {
    twoTables().add("cccc", "bbbb", "CREATE TABLE c (id int);\nALTER TABLE a ADD x int;", "");
    harness().go("bbbb");
    RunHarness harness = harness();
    CompletableFuture<RunReport> report;
    try (Connection holder = database.connect();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("LOCK TABLE a");
      report = harness.start("head");
      await().untilAsserted(() -> assertThat(harness.events).contains("retrying 55P03"));
      holder.commit();
    }

    assertThat(report.join().outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.rows()).containsExactly("cccc");
    assertThat(database.list("SELECT count(*) FROM a")).containsExactly("0");
  }

  @Test
  void aTableLockThatDoesNotPassEndsInTheServersWords() throws SQLException {
    twoTables().add("cccc", "bbbb", "ALTER TABLE a ADD x int;", "");
    harness().go("bbbb");
    RunHarness harness = harness();
    harness.retries = new RetrySchedule(1, Duration.ofMillis(2), Duration.ofMillis(2));
    try (Connection holder = database.connect();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("LOCK TABLE a");
      RunReport report = harness.go("head");
      assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.FAILED);
      assertThat(failure(report).sqlState()).isEqualTo("55P03");
      assertThat(failure(report).hint()).contains("--sql-lock-timeout");
      assertThat(harness.events).containsOnlyOnce("retrying 55P03");
    }
  }

  @Test
  void aStatementThatTakesTooLongIsEndedByTheServer() {
    project.add("aaaa", "", "SELECT pg_sleep(60);", "");
    RunHarness harness = harness();
    harness.timeouts =
        new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(300), null);

    RunReport report = harness.go("head");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.FAILED);
    assertThat(failure(report).sqlState()).isEqualTo("57014");
    assertThat(failure(report).hint()).contains("--statement-timeout");
    assertThat(harness.events).noneMatch(event -> event.startsWith("retrying"));
  }

  @Test
  void theDeadlineStopsTheRunAndRollsBack() throws SQLException {
    twoTables().add("cccc", "bbbb", "CREATE TABLE c (id int);\nSELECT pg_sleep(60);", "");
    RunHarness harness = harness();
    harness.timeouts =
        new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), null, Duration.ofSeconds(2));

    RunReport report = harness.go("head");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.STOPPED);
    assertThat(failure(report).cause()).isEqualTo(Cause.DEADLINE_EXCEEDED);
    assertThat(report.rowsAfter()).containsExactly("bbbb");
    assertThat(database.list("SELECT count(*) FROM pg_class WHERE relname = 'c'"))
        .containsExactly("0");
  }
}
