package dev.athanor.engine.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.run.RunRequest.Permission;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs that end before anything is run. */
class RefusedRunIT extends RunOnDatabase {

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
  void thePolicyOnStepsThatCanLoseData() throws SQLException {
    twoTables().add("cccc", "bbbb", "CREATE TABLE c (x int);\nDROP TABLE b;", "");
    RunHarness harness = harness();
    harness.destructive = Permission.DENY;
    assertThat(harness.go("bbbb").outcome()).isEqualTo(Outcome.ARRIVED);

    RunReport denied = harness.go("head");
    assertThat(denied.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(failure(denied).cause()).isEqualTo(Cause.DESTRUCTIVE_FORBIDDEN);
    assertThat(failure(denied).message())
        .isEqualTo(
            "The upgrade of cccc can lose data (DROP TABLE, line 7), and the policy forbids that.");
    assertThat(failure(denied).file() + ":" + failure(denied).line())
        .isEqualTo("versions/cccc_script.sql:7");
    assertThat(failure(harness.go("aaaa")).cause()).isEqualTo(Cause.DESTRUCTIVE_FORBIDDEN);

    harness.destructive = Permission.REQUIRE_APPROVAL;
    RunReport asked = harness.go("head");
    assertThat(failure(asked).cause()).isEqualTo(Cause.APPROVAL_REQUIRED);
    String plan = requireNonNull(asked.plan()).id();
    assertThat(failure(asked).hint()).endsWith("--plan-id " + plan + ".");
    assertThat(database.rows()).containsExactly("bbbb");
    harness.planId = plan;
    assertThat(harness.go("head").outcome()).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void anApprovalThatIsOverMattersOnlyWhereOneIsNeeded() throws SQLException {
    twoTables();
    RunHarness harness = harness();
    harness.planId = "sha256:" + "0".repeat(64);

    RunReport demanded = harness.go("head");
    assertThat(failure(demanded).cause()).isEqualTo(Cause.APPROVAL_REQUIRED);
    assertThat(failure(demanded).message()).startsWith("The plan that was approved is not");

    harness.destructive = Permission.REQUIRE_APPROVAL;
    assertThat(harness.go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(failure(harness.go("base")).cause()).isEqualTo(Cause.APPROVAL_REQUIRED);
    assertThat(database.rows()).containsExactly("bbbb");
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

    RunReport nonePrimary =
        new RunHarness(
                DatabaseSettings.fromEnvironment(
                    Map.of("DATABASE_URL", database.url().replace("@", "@localhost:1,"))),
                folder)
            .go("head");
    assertThat(nonePrimary.outcome()).isEqualTo(Outcome.UNREACHABLE);
    assertThat(failure(nonePrimary).hint())
        .isEqualTo(
            "None of the hosts is there and of the kind that target_session_attrs asks for; with"
                + " several hosts that is one that takes writes.");
  }
}
