package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.report.RunReport.Direction;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.run.RunRequest.Permission;
import dev.athanor.engine.run.RunRequest.Timeouts;
import dev.athanor.engine.run.RunRequest.Way;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationRunIT {

  private static final Path SHOP = Path.of("examples/shop");

  private Path folder;
  private TestDatabase database;
  private Project project;

  @BeforeEach
  void begin(@TempDir Path temporary) throws SQLException {
    folder = temporary;
    database = TestDatabase.create();
    project = new Project(folder);
  }

  private RunHarness harness() {
    return new RunHarness(database.settings(), project.folder());
  }

  private RunHarness shop() {
    return new RunHarness(database.settings(), SHOP);
  }

  private static Failure failure(RunReport report) {
    return Objects.requireNonNull(report.failure(), "the run arrived");
  }

  private Project twoTables() {
    return project
        .add("aaaa", "", "CREATE TABLE a (id int);", "DROP TABLE a;")
        .add("bbbb", "aaaa", "CREATE TABLE b (id int);", "DROP TABLE b;");
  }

  @Test
  void theShopGoesUpAndDownAndUp() throws SQLException {
    RunReport up = shop().go("head");
    assertThat(up.outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(up.rowsAfter()).containsExactly("f2c7a85b1e49");
    assertThat(up.applied()).hasSize(12);
    assertThat(up.pending()).isZero();
    assertThat(up.serverVersion()).startsWith("PostgreSQL 18");
    database.execute(
        "INSERT INTO customers (email, given_name, family_name) VALUES ('a@b', 'Ada Maria', 'Lo')");

    RunReport half = shop().go("a0d95f1b6c78");
    assertThat(half.rowsAfter()).containsExactly("a0d95f1b6c78");
    assertThat(half.direction()).isEqualTo(Direction.DOWNGRADE);
    assertThat(database.list("SELECT full_name FROM customers")).containsExactly("Ada Maria Lo");

    RunReport down = shop().go("base");
    assertThat(down.outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(down.rowsAfter()).isEmpty();
    assertThat(database.list("SELECT relname FROM pg_class WHERE relname LIKE 'order%'")).isEmpty();

    RunReport again = shop().go("heads");
    assertThat(again.outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.rows()).containsExactly("f2c7a85b1e49");
    assertThat(database.list("SELECT count(*) FROM athanor.history WHERE outcome = 'Applied'"))
        .containsExactly("36");
  }

  @Test
  void nothingToDoIsArrival() {
    shop().go("head");
    RunHarness harness = shop();
    RunReport again = harness.go("head");

    assertThat(again.outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(again.direction()).isEqualTo(Direction.NONE);
    assertThat(again.applied()).isEmpty();
    assertThat(harness.events).isEmpty();
  }

  @Test
  void failingSqlIsRolledBackAndNamedByFileAndLine() throws SQLException {
    twoTables()
        .add(
            "cccc",
            "bbbb",
            "INSERT INTO a VALUES (1);\nINSERT INTO a\nSELECT id FROM nowhere WHERE x = 'secret';",
            "");

    RunReport report = harness().go("head");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.FAILED);
    assertThat(report.rowsAfter()).containsExactly("bbbb");
    assertThat(report.applied()).extracting(AppliedStep::revision).containsExactly("aaaa", "bbbb");
    Failure failure = failure(report);
    assertThat(failure.cause()).isEqualTo(Cause.SQL_ERROR);
    assertThat(failure.sqlState()).isEqualTo("42P01");
    assertThat(failure.message()).isEqualTo("relation \"nowhere\" does not exist");
    assertThat(failure.file()).isEqualTo("versions/cccc_script.sql");
    assertThat(failure.line()).isEqualTo(8);
    assertThat(failure.statement()).isEqualTo("INSERT INTO a SELECT id FROM nowhere WHERE x = ?");
    assertThat(failure.partlyChanged()).isFalse();
    assertThat(database.list("SELECT count(*) FROM a")).containsExactly("0");
    assertThat(database.list("SELECT sqlstate FROM athanor.history WHERE outcome = 'Failed'"))
        .containsExactly("42P01");
  }

  @Test
  void usersDataStaysOutOfTheReport() throws SQLException {
    project
        .add(
            "aaaa",
            "",
            "CREATE TABLE a (t text UNIQUE);\nINSERT INTO a VALUES ('4111-secret');",
            "")
        .add("bbbb", "aaaa", "INSERT INTO a SELECT t FROM a;", "")
        .add("cccc", "aaaa", "ALTER TABLE a ALTER t TYPE int USING t::int;", "");

    assertThat(harness().go("bbbb").toString()).contains("23505").doesNotContain("secret");
    assertThat(harness().go("cccc").toString()).contains("22P02").doesNotContain("secret");
  }

  @Test
  void aFailureInCommitIsRolledBackToo() throws SQLException {
    twoTables()
        .add(
            "cccc",
            "bbbb",
            "ALTER TABLE a ADD UNIQUE (id) DEFERRABLE INITIALLY DEFERRED;\n"
                + "INSERT INTO a VALUES (1), (1);",
            "");

    RunReport report = harness().go("head");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.FAILED);
    assertThat(failure(report).sqlState()).isEqualTo("23505");
    assertThat(database.rows()).containsExactly("bbbb");
  }

  @Test
  void aMigrationCannotHideTheVersionTableNorChangeTheNextOne() throws SQLException {
    project
        .add(
            "aaaa",
            "",
            "SELECT set_config('search_path', '', false);\nSET IntervalStyle = 'iso_8601';\n"
                + "CREATE ROLE nobody_of_this_test;\nSET SESSION AUTHORIZATION nobody_of_this_test;",
            "RESET ROLE;\nDROP ROLE nobody_of_this_test;")
        .add(
            "bbbb",
            "aaaa",
            "CREATE TABLE b AS SELECT current_user::text, current_setting('search_path') ||"
                + " current_setting('IntervalStyle') p;",
            "DROP TABLE b;");

    RunReport report = harness().go("head");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.list("SELECT current_user || ' ' || p FROM b"))
        .containsExactly("postgres \"$user\", publicpostgres");
    assertThat(harness().go("base").outcome()).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void callersRowsMustBeTheDatabases() throws SQLException {
    twoTables();
    RunHarness harness = harness();
    harness.from = List.of("aaaa");

    RunReport report = harness.go("head");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.MOVED);
    assertThat(failure(report).message())
        .isEqualTo("The database is at base, not at aaaa as --from says; nothing was run.");
    assertThat(database.rows()).isEmpty();
    harness.from = List.of();
    assertThat(harness.go("aaaa").outcome()).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void aRevisionThatTheseScriptsDoNotHave() throws SQLException {
    twoTables();
    database.execute("CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)");
    database.execute("INSERT INTO alembic_version VALUES ('ffff')");

    RunReport report = harness().go("aaaa");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.UNKNOWN_REVISION);
    assertThat(report.unknownRevisions()).containsExactly("ffff");
    assertThat(report.resolved()).containsExactly("aaaa");
    assertThat(database.rows()).containsExactly("ffff");
  }

  @Test
  void targetsThatCannotBeGoneTo() {
    project
        .add("aaaa", "", "SELECT 1;", "SELECT 1;")
        .write("bbbb", "aaaa", "-- upgrade\nSELECT 1;\n")
        .add("cccc", "aaaa", "SELECT 1;", "SELECT 1;");

    RunReport unknown = harness().go("nope");
    assertThat(unknown.outcome()).isEqualTo(Outcome.TARGET_REFUSED);
    assertThat(failure(unknown).cause()).isEqualTo(Cause.REVISION_NOT_FOUND);
    assertThat(failure(harness().go("head")).cause()).isEqualTo(Cause.MULTIPLE_HEADS);

    harness().go("bbbb");
    RunReport irreversible = harness().go("aaaa");
    assertThat(irreversible.outcome()).isEqualTo(Outcome.TARGET_REFUSED);
    assertThat(failure(irreversible).cause()).isEqualTo(Cause.IRREVERSIBLE_REVISION);
    assertThat(irreversible.rowsAfter()).containsExactly("bbbb");
  }

  @Test
  void badScriptsAreRefusedBeforeAnythingRuns() throws SQLException {
    twoTables()
        .add("cccc", "bbbb", "SELECT 1;\nCOMMIT;", "")
        .add("dddd", "bbbb", "CREATE INDEX CONCURRENTLY i ON a (id);", "")
        .add("e".repeat(33), "bbbb", "SELECT 1;", "");

    RunReport commit = harness().go("cccc");
    assertThat(commit.outcome()).isEqualTo(Outcome.USAGE);
    assertThat(failure(commit).file() + ":" + failure(commit).line())
        .isEqualTo("versions/cccc_script.sql:7");
    RunReport concurrently = harness().go("dddd");
    assertThat(concurrently.outcome()).isEqualTo(Outcome.USAGE);
    assertThat(failure(concurrently).hint()).contains("-- upgrade: autocommit");
    RunReport wide = harness().go("e".repeat(33));
    assertThat(wide.outcome()).isEqualTo(Outcome.USAGE);
    assertThat(failure(wide).message()).contains("has 33 characters").contains("takes 32");
    assertThat(database.rows()).isEmpty();
    assertThat(database.list("SELECT count(*) FROM pg_namespace WHERE nspname = 'athanor'"))
        .containsExactly("0");

    database.execute("CREATE TABLE alembic_version (version_num varchar(64) PRIMARY KEY)");
    assertThat(harness().go("e".repeat(33)).outcome()).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void thePolicyOnDowngradesAndTheApprovalOfAPlan() throws SQLException {
    twoTables();
    harness().go("head");
    RunHarness harness = harness();

    harness.downgrades = Permission.DENY;
    RunReport denied = harness.go("aaaa");
    assertThat(denied.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(failure(denied).cause()).isEqualTo(Cause.DOWNGRADE_FORBIDDEN);

    harness.downgrades = Permission.REQUIRE_APPROVAL;
    RunReport asked = harness.go("aaaa");
    assertThat(failure(asked).cause()).isEqualTo(Cause.APPROVAL_REQUIRED);
    assertThat(asked.plan()).isNotNull();
    assertThat(asked.plan().steps())
        .extracting(RunReport.PlannedStep::destructive)
        .containsExactly(true);
    assertThat(database.rows()).containsExactly("bbbb");

    harness.planId = asked.plan().id();
    assertThat(harness.go("base").outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(harness.go("aaaa").outcome()).isEqualTo(Outcome.ARRIVED);
    // An approval is good for one run: up again, and the same way down is another plan.
    harness().go("head");
    assertThat(harness.go("aaaa").outcome()).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void aPlanChangesNothing() throws SQLException {
    twoTables();
    RunHarness harness = harness();
    harness.planOnly = true;

    RunReport report = harness.go("+1");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.PLANNED);
    assertThat(report.rowsAtTarget()).containsExactly("aaaa");
    assertThat(report.resolved()).containsExactly("aaaa");
    assertThat(report.pending()).isEqualTo(2);
    assertThat(database.list("SELECT count(*) FROM pg_class WHERE relname = 'alembic_version'"))
        .containsExactly("0");
  }

  @Test
  void aDirectionCanBeDemanded() throws SQLException {
    twoTables();
    harness().go("head");
    RunHarness harness = harness();
    harness.way = Way.UPGRADE;
    assertThat(harness.go("aaaa").applied()).isEmpty();
    harness.way = Way.DOWNGRADE;
    assertThat(harness.go("-1").rowsAfter()).containsExactly("aaaa");
    assertThat(database.rows()).containsExactly("aaaa");
  }

  @Test
  void aLockThatAnotherMigratorHoldsIsWaitedForAndItsHolderNamed() throws SQLException {
    twoTables();
    RunHarness harness = harness();
    harness.timeouts = new Timeouts(Duration.ofMillis(600), Duration.ofMillis(200), null, null);
    RunHarness other = harness();
    other.run = "orders-other";
    try (Migrator holder =
        new Migrator(
            database.settings().withApplicationName("orders-other"),
            other.table,
            other.timeouts,
            other,
            other.stop)) {
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

  @Test
  void anotherVersionTableInAnotherSchema() throws SQLException {
    twoTables();
    database.execute("CREATE SCHEMA \"My Schema\"");
    RunHarness harness = harness();
    harness.table = VersionTable.named("Ver\"sion", "My Schema");

    RunReport report = harness.go("head");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.list("SELECT version_num FROM \"My Schema\".\"Ver\"\"sion\""))
        .containsExactly("bbbb");
    assertThat(report.database()).isNotNull();
    assertThat(report.database().versionTable()).isEqualTo("My Schema.Ver\"sion");
    assertThat(report.database().systemIdentifier()).matches("[0-9]+");
  }

  @Test
  void aRoleThatMayNotCreateASchemaKeepsItsHistoryBesideTheVersionTable() throws SQLException {
    twoTables();
    database.execute("DROP ROLE IF EXISTS small_role");
    database.execute("CREATE ROLE small_role LOGIN PASSWORD 'secret'");
    database.execute("GRANT CREATE ON SCHEMA public TO small_role");
    RunHarness harness =
        new RunHarness(
            DatabaseSettings.fromEnvironment(
                Map.of("DATABASE_URL", database.urlAt("localhost", database.port(), "small_role"))),
            folder);

    assertThat(harness.go("head").outcome()).isEqualTo(Outcome.ARRIVED);

    assertThat(harness.events).anyMatch(event -> event.contains("may not create the schema"));
    assertThat(database.list("SELECT revision FROM public.athanor_history ORDER BY id"))
        .containsExactly("aaaa", "bbbb");
    assertThat(harness.go("base").outcome()).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void anEditedScriptIsWarnedOf() {
    twoTables();
    harness().go("head");
    project.add("aaaa", "", "CREATE TABLE a (id bigint);", "DROP TABLE a;");
    RunHarness harness = harness();

    assertThat(harness.go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(harness.events).anyMatch(event -> event.contains("aaaa_script.sql was edited"));
  }

  @Test
  void aDatabaseThatCannotBeReached() {
    twoTables();
    RunHarness harness =
        new RunHarness(
            DatabaseSettings.fromEnvironment(
                Map.of("DATABASE_URL", "postgresql://u:secret@localhost:1/d")),
            folder);

    RunReport report = harness.go("head");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.UNREACHABLE);
    assertThat(failure(report).cause()).isEqualTo(Cause.DATABASE_UNREACHABLE);
    assertThat(report.toString()).doesNotContain("secret");
    assertThat(report.heads()).containsExactly("bbbb");
  }

  @Test
  void aDatabaseThatDoesNotExistAndOneThatIsReadOnly() throws SQLException {
    twoTables();
    RunHarness absent =
        new RunHarness(
            DatabaseSettings.fromEnvironment(
                Map.of("DATABASE_URL", database.url().replaceAll("/test\\d+$", "/nowhere"))),
            folder);
    assertThat(absent.go("head").outcome()).isEqualTo(Outcome.UNREACHABLE);

    database.execute(
        "ALTER DATABASE "
            + database.list("SELECT current_database()").get(0)
            + " SET default_transaction_read_only = on");
    RunReport readOnly = harness().go("head");
    assertThat(readOnly.outcome()).isEqualTo(Outcome.UNREACHABLE);
    assertThat(failure(readOnly).message()).contains("is read-only");
  }
}
