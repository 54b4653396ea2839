package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.report.RunReport.Direction;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.run.RunRequest.Way;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs that go to their target, or fail on the way there. */
class MigrationRunIT extends RunOnDatabase {

  @Test
  void theShopGoesUpAndDownAndUp() throws SQLException {
    RunReport up = shop().go("head");
    assertThat(up.outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(up.rowsAfter()).containsExactly("f2c7a85b1e49");
    assertThat(up.applied()).hasSize(12);
    assertThat(up.pending()).isZero();
    assertThat(up.serverVersion()).isEqualTo("PostgreSQL " + database.serverVersion());
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
}
