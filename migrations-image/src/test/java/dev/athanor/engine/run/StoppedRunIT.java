package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.history.Origin;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.run.RunRequest.Timeouts;
import dev.athanor.engine.run.StopSignal.Reason;
import dev.athanor.engine.script.Locations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs that are told to stop, or whose time is over, wherever they wait: they end at once, leave
 * nothing locked, and say so.
 */
class StoppedRunIT extends RunOnDatabase {

  /** What would pass long after the test has given up. */
  private static final Duration LONG = Duration.ofMinutes(5);

  private static final long AT_ONCE_SECONDS = 15;

  private RunHarness harness;

  @BeforeEach
  void patient() {
    project.add("aaaa", "", "CREATE TABLE a (id int);", "");
    harness = harness();
    harness.timeouts = new Timeouts(LONG, LONG, null, null);
  }

  private void assertStops(CompletableFuture<RunReport> run, Reason why) throws Exception {
    harness.stop.request(why);

    RunReport report = run.get(AT_ONCE_SECONDS, TimeUnit.SECONDS);
    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.STOPPED);
    assertThat(failure(report).cause())
        .isEqualTo(why == Reason.TOLD ? Cause.STOPPED : Cause.DEADLINE_EXCEEDED);
    // The server lets go of a session's locks when it has seen that the session is closed.
    await()
        .until(
            () ->
                database
                    .list(
                        "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid"
                            + " FROM pg_database WHERE datname = current_database())")
                    .isEmpty());
  }

  private void awaitWaiting(String query) {
    await()
        .until(
            () ->
                !database
                    .list(
                        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <>"
                            + " pg_backend_pid() AND state = 'active' AND query LIKE '"
                            + query
                            + "'")
                    .isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void waitingForAnotherMigrator(Reason why) throws Exception {
    CompletableFuture<RunReport> run;
    try (Migrator other = harness().migrator("other")) {
      other.becomeTheOnlyOne();
      run = harness.start("head");
      await().until(() -> !harness.events.isEmpty());
      harness.stop.request(why);
      run.get(AT_ONCE_SECONDS, TimeUnit.SECONDS);
    }
    assertStops(run, why);
  }

  /** It waited for as long as --sql-lock-timeout said. */
  @ParameterizedTest
  @EnumSource
  void waitingForTheVersionTable(Reason why) throws Exception {
    harness.go("head");
    project.add("bbbb", "aaaa", "SELECT 1;", "");
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE alembic_version IN ROW EXCLUSIVE MODE");
      CompletableFuture<RunReport> run = harness.start("head");
      awaitWaiting("LOCK TABLE%");
      assertStops(run, why);
    }
    assertThat(database.rows()).containsExactly("aaaa");
  }

  @ParameterizedTest
  @EnumSource
  void waitingToReadTheVersionTable(Reason why) throws Exception {
    harness.go("head");
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE alembic_version");
      CompletableFuture<RunReport> run = harness.start("head");
      awaitWaiting("SELECT version_num%");
      harness.stop.request(why);
      assertThat(run.get(AT_ONCE_SECONDS, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.STOPPED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void inThePauseBeforeARepeat(Reason why) throws Exception {
    project.add("bbbb", "aaaa", "DO $$ BEGIN RAISE SQLSTATE '55P03'; END $$;", "");
    harness.retries = new RetrySchedule(9, LONG, LONG);
    CompletableFuture<RunReport> run = harness.start("head");
    await().until(() -> harness.events.contains("retrying 55P03"));
    assertStops(run, why);
    assertThat(database.rows()).containsExactly("aaaa");
  }

  @ParameterizedTest
  @EnumSource
  void inALongStatement(Reason why) throws Exception {
    project.add(
        "bbbb", "aaaa", "INSERT INTO a SELECT g FROM generate_series(1, 2000000000) g;", "");
    CompletableFuture<RunReport> run = harness.start("head");
    awaitWaiting("INSERT INTO a%");
    assertStops(run, why);
    assertThat(database.list("SELECT count(*) FROM a")).containsExactly("0");
  }

  @ParameterizedTest
  @EnumSource
  void inAPartOutsideTransactions(Reason why) throws Exception {
    project.addAutocommit("bbbb", "aaaa", "INSERT INTO a VALUES (1);\nSELECT pg_sleep(300);");
    CompletableFuture<RunReport> run = harness.start("head");
    awaitWaiting("SELECT pg_sleep(300)%");
    assertStops(run, why);
    assertThat(failure(run.join()).partlyChanged()).isTrue();
    assertThat(database.list("SELECT count(*) FROM a")).containsExactly("1");
  }

  /** It was reported as a server that cannot be reached, and only when that was given up. */
  @ParameterizedTest
  @EnumSource
  void connectingToAServerThatSaysNothing(Reason why) throws Exception {
    CompletableFuture<Socket> connected = new CompletableFuture<>();
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      new Thread(() -> accept(silent, connected), "silent").start();
      harness =
          new RunHarness(
              DatabaseSettings.fromEnvironment(
                  Map.of(
                      "DATABASE_URL",
                      database.urlAt("127.0.0.1", silent.getLocalPort(), "u")
                          + "?connect_timeout=300")),
              folder);
      CompletableFuture<RunReport> run = harness.start("head");
      connected.get(AT_ONCE_SECONDS, TimeUnit.SECONDS);
      assertStops(run, why);
    }
  }

  private static void accept(ServerSocket silent, CompletableFuture<Socket> connected) {
    try {
      connected.complete(silent.accept());
    } catch (IOException e) {
      connected.completeExceptionally(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStampThatWaitsForTheVersionTable(Reason why) throws Exception {
    harness.go("head");
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE alembic_version IN ROW EXCLUSIVE MODE");
      StampRequest request =
          new StampRequest(
              List.of("base"),
              false,
              Locations.of(folder),
              harness.table,
              harness.timeouts,
              new Origin("stamp-1", null, null, "athanor test"));
      CompletableFuture<RunReport> run =
          CompletableFuture.supplyAsync(
              () -> new StampRun(request, database.settings(), harness, harness.stop).run(),
              work -> new Thread(work, "stamp").start());
      awaitWaiting("LOCK TABLE%");
      assertStops(run, why);
    }
    assertThat(database.rows()).containsExactly("aaaa");
  }
}
