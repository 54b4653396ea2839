package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.athanor.engine.database.DatabaseIdentity;
import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.script.ScriptDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind a real pgbouncer. */
@EnabledIf(
    value = "dev.athanor.engine.run.PgBouncer#isInstalled",
    disabledReason = "there is no pgbouncer on the PATH; Debian has it in the package pgbouncer")
@Timeout(60)
class PoolerIT {

  private static final String TRANSACTION = "pool_mode = transaction";
  private static final String SESSION = "pool_mode = session";

  private final TestDatabase database;
  @TempDir Path bouncerFolder = Path.of("");
  @TempDir Path scripts = Path.of("");

  PoolerIT() throws SQLException {
    database = TestDatabase.create();
  }

  @BeforeEach
  void twoScripts() {
    new Project(scripts)
        .add("aaaa", "", "CREATE TABLE a (id int);", "DROP TABLE a;")
        .add("bbbb", "aaaa", "CREATE TABLE b (id int);", "DROP TABLE b;");
  }

  private DatabaseSettings through(PgBouncer bouncer, String query) {
    return DatabaseSettings.fromEnvironment(
        Map.of("DATABASE_URL", database.urlAt("127.0.0.1", bouncer.port(), "postgres") + query));
  }

  private RunReport run(String... settings) throws IOException, SQLException {
    try (PgBouncer bouncer = PgBouncer.start(bouncerFolder, database, settings)) {
      RunReport report = new RunHarness(through(bouncer, ""), scripts).go("head");
      assertNothingIsLeft(bouncer);
      return report;
    }
  }

  private void assertNothingIsLeft(PgBouncer bouncer) throws SQLException {
    // In session mode the pooler cleans up behind a client that has gone.
    await()
        .untilAsserted(
            () ->
                assertThat(database.list("SELECT objid FROM pg_locks WHERE locktype = 'advisory'"))
                    .isEmpty());
    for (int i = 0; i < 5; i++) {
      assertThat(shown(bouncer, "lock_timeout")).isEqualTo("0");
      assertThat(shown(bouncer, "client_connection_check_interval")).isEqualTo("0");
    }
  }

  private String shown(PgBouncer bouncer, String setting) throws SQLException {
    try (var connection = through(bouncer, "").withStatementsAsWritten().connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SHOW " + setting)) {
      row.next();
      return row.getString(1);
    }
  }

  private static Failure failure(RunReport report) {
    return Objects.requireNonNull(report.failure(), "the run arrived");
  }

  /** A lock taken there would stay on a session that nobody owns. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "server_round_robin = 0",
        "server_round_robin = 1",
        "default_pool_size = 1",
        "default_pool_size = 2",
        "default_pool_size = 2\nserver_round_robin = 1"
      })
  void aPoolerInTransactionModeIsRefusedBeforeAnything(String how)
      throws IOException, SQLException {
    RunReport report = run(TRANSACTION, how);

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.USAGE);
    assertThat(failure(report).cause()).isEqualTo(Cause.INVALID_SETTINGS);
    assertThat(failure(report).message())
        .startsWith("A pooler in transaction mode stands before the server: it cannot keep")
        .doesNotContain("secret");
    assertThat(failure(report).hint()).contains("pool_mode=session");
    assertThat(database.rows()).isEmpty();
  }

  /** Which sessions the pool has already, and how many clients it serves beside us. */
  @Test
  void aBusyPoolerInTransactionModeIsRefusedToo() throws Exception {
    try (PgBouncer bouncer = PgBouncer.start(bouncerFolder, database, TRANSACTION);
        Traffic traffic = Traffic.over(through(bouncer, ""), 6)) {
      traffic.awaitSome();
      for (int i = 0; i < 5; i++) {
        RunReport report = new RunHarness(through(bouncer, ""), scripts).go("head");
        assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.USAGE);
      }
    }
  }

  @Test
  void aPoolerInStatementModeIsRefused() throws IOException, SQLException {
    RunReport report = run("pool_mode = statement");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.USAGE);
    assertThat(failure(report).message()).startsWith("A pooler in statement mode");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server_round_robin = 0",
        "server_round_robin = 1",
        "default_pool_size = 2",
        "ignore_startup_parameters = extra_float_digits,options"
      })
  void aPoolerInSessionModeIsAsGoodAsNone(String how) throws IOException, SQLException {
    RunReport report = run(SESSION, how);

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.rows()).containsExactly("bbbb");
  }

  @Test
  void aBusyPoolerInSessionModeIsNoFalseAlarm() throws Exception {
    try (PgBouncer bouncer = PgBouncer.start(bouncerFolder, database, SESSION);
        Traffic traffic = Traffic.over(through(bouncer, ""), 6)) {
      traffic.awaitSome();
      for (String target : List.of("head", "base", "head", "head")) {
        RunReport report = new RunHarness(through(bouncer, ""), scripts).go(target);
        assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
      }
    }
  }

  @Test
  void aPoolOfOneSessionIsTooSmallForARun() throws IOException {
    try (PgBouncer bouncer =
        PgBouncer.start(bouncerFolder, database, SESSION, "default_pool_size = 1")) {
      RunReport report = new RunHarness(through(bouncer, ""), scripts).go("head");

      assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.UNREACHABLE);
      assertThat(failure(report).message()).contains("one session only, and a run needs two");
      assertThat(failure(report).hint()).contains("pool_size");
    }
  }

  @Test
  void lookingWorksThroughATransactionPoolerAndLeavesNothing() throws Exception {
    new RunHarness(database.settings(), scripts).go("aaaa");
    VersionTable table = VersionTable.named(null, null);
    try (PgBouncer bouncer = PgBouncer.start(bouncerFolder, database, TRANSACTION)) {
      DatabaseSettings settings = through(bouncer, "");
      for (int i = 0; i < 3; i++) {
        assertThat(CurrentRows.read(settings, table)).containsExactly("aaaa");
        assertThat(StatusReader.read(settings, table, ScriptDirectory.load(scripts)).pending())
            .isEqualTo(1);
        assertThat(VersionTableCreation.ensure(settings, table).created()).isFalse();
        // As the operator does.
        try (Connection connection = settings.connect()) {
          assertThat(table.read(connection)).containsExactly("aaaa");
          assertThat(DatabaseIdentity.read(connection, table).toString()).contains("test");
        }
      }
      assertNothingIsLeft(bouncer);
    }
  }

  @Test
  void aParameterThatThePoolerRefusesIsNamed() throws IOException {
    try (PgBouncer bouncer = PgBouncer.start(bouncerFolder, database, SESSION)) {
      DatabaseSettings settings = through(bouncer, "?options=-c%20search_path%3Dpublic");

      RunReport report = new RunHarness(settings, scripts).go("head");

      assertThat(report.outcome()).isEqualTo(Outcome.UNREACHABLE);
      assertThat(failure(report).message()).contains("unsupported startup parameter: options");
      assertThat(failure(report).hint())
          .isEqualTo(
              "Take it out of DATABASE_URL or the PG… variables, or add it to"
                  + " ignore_startup_parameters of pgbouncer, which then drops it.");
    }
  }
}
