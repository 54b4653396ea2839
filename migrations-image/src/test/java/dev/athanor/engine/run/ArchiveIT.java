package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.PlannedStep;
import dev.athanor.engine.run.RunRequest.Permission;
import dev.athanor.engine.run.RunRequest.Way;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An older set of scripts on a database that a newer one took further. */
class ArchiveIT extends OlderScripts {

  @Test
  void theOlderScriptsGoDownOverWhatTheHistoryKeeps() throws SQLException {
    RunHarness older = harness();

    RunReport report = older.go("aaaa");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(report.applied())
        .extracting(RunReport.AppliedStep::revision)
        .containsExactly("dddd", "cccc", "bbbb");
    assertThat(report.unknownRevisions()).isEmpty();
    assertThat(database.rows()).containsExactly("aaaa");
    assertThat(database.list("SELECT relname FROM pg_class WHERE relname IN ('a','b','c','d')"))
        .containsExactly("a");
    assertThat(older.events)
        .contains(
            "warning These scripts do not have dddd: the way down from there is the one that the"
                + " history keeps.");
    assertThat(harness().go("head").outcome()).isEqualTo(Outcome.ARRIVED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bbbb", "bb", "aaaa+1", "aaaa@bbbb"})
  void whatThePersonMayWrite(String target) throws SQLException {
    RunReport report = harness().go(target);
    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.rows()).containsExactly("bbbb");
  }

  @Test
  void base() throws SQLException {
    assertThat(harness().go("base").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.rows()).isEmpty();
  }

  /** It was taken for one that somebody had removed. */
  @Test
  void aDowngradeTooLongToBeKeptIsNotThere() {
    newer.add("eeee", "dddd", "", "/* " + "a long way down ".repeat(100_000) + "*/ SELECT 1;");
    assertThat(newer().go("head").outcome()).isEqualTo(Outcome.ARRIVED);

    assertThat(hint(harness().go("bbbb")))
        .contains("the downgrade part of eeee is too long for the history to keep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"head", "heads", "+1"})
  void whatNeverLeadsDownIsNoRollBack(String target) throws SQLException {
    RunReport report = harness().go(target);

    assertThat(hint(report))
        .isEqualTo(
            "The database is at dddd, which these scripts do not have, and "
                + target
                + " does not lead down. To roll back, name a revision: bbbb.");
    assertThat(Objects.requireNonNull(report.history()).wayBack()).containsExactly("bbbb");
    assertThat(report.unknownRevisions()).containsExactly("dddd");
    assertThat(database.rows()).containsExactly("dddd");
  }

  @Test
  void anUpgradeIsNoRollBackEither() {
    RunHarness older = harness();
    older.way = Way.UPGRADE;
    assertThat(hint(older.go("bbbb"))).contains("To roll back, name a revision: bbbb.");
  }

  /** One step down ends at another revision that these scripts do not have. */
  @Test
  void aWayThatDoesNotEndAtTheseScriptsIsNone() throws SQLException {
    assertThat(hint(harness().go("-1"))).contains("the way to -1 does not end at these");
    newer().go("cccc");
    RunReport report = harness().go("-1");
    assertThat(report.outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(report.resolved()).containsExactly("bbbb");
    assertThat(database.rows()).containsExactly("bbbb");
  }

  @Test
  void policyApprovalAndPlanAreAsEver() throws SQLException {
    RunHarness older = harness();
    older.downgrades = Permission.DENY;
    assertThat(failure(older.go("aaaa")).cause()).isEqualTo(Cause.DOWNGRADE_FORBIDDEN);
    older.downgrades = Permission.REQUIRE_APPROVAL;
    RunReport asked = older.go("bbbb");
    assertThat(failure(asked).cause()).isEqualTo(Cause.APPROVAL_REQUIRED);
    assertThat(Objects.requireNonNull(asked.plan()).steps())
        .containsExactly(
            new PlannedStep("dddd", "message of dddd", true),
            new PlannedStep("cccc", "message of cccc", true));
    older.planId = Objects.requireNonNull(asked.plan()).id();
    String other = new dev.athanor.engine.script.ScriptPart("SELECT 1;", 1, false).checksum();
    database.execute(
        "UPDATE athanor.history SET downgrade = 'SELECT 1;', downgrade_checksum = '"
            + other
            + "' WHERE revision = 'cccc'");

    assertThat(failure(older.go("bbbb")).cause())
        .as("another part is another plan")
        .isEqualTo(Cause.APPROVAL_REQUIRED);

    database.execute(
        "UPDATE athanor.history SET downgrade = 'DROP TABLE c;', downgrade_checksum = '"
            + new dev.athanor.engine.script.ScriptPart("DROP TABLE c;", 1, false).checksum()
            + "' WHERE revision = 'cccc'");
    assertThat(older.go("bbbb").outcome()).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void whatIsNotWhatWasWrittenThereIsRefused() throws SQLException {
    database.execute(
        "UPDATE athanor.history SET downgrade = 'DROP TABLE a;' WHERE revision = 'cccc'");

    RunReport report = harness().go("bbbb");

    assertThat(report.outcome()).isEqualTo(Outcome.TARGET_REFUSED);
    assertThat(failure(report).cause()).isEqualTo(Cause.CHECKSUM_MISMATCH);
    assertThat(failure(report).message())
        .isEqualTo(
            "The downgrade part of cccc in the database's history is not the one that was written"
                + " there: its checksum is another.");
    assertThat(database.rows()).containsExactly("dddd");
  }

  @Test
  void whatHadNoWayDownHasNone() {
    newer.write("eeee", "dddd", "-- upgrade\nSELECT 1;\n");
    newer().go("head");
    RunReport report = harness().go("bbbb");
    assertThat(report.outcome()).isEqualTo(Outcome.TARGET_REFUSED);
    assertThat(failure(report).cause()).isEqualTo(Cause.IRREVERSIBLE_REVISION);
  }

  @Test
  void aPartOutsideTransactionsStaysOne() throws SQLException {
    newer.write(
        "eeee",
        "dddd",
        "-- upgrade: autocommit\nCREATE INDEX CONCURRENTLY i ON a (id);\n\n-- downgrade:"
            + " autocommit\nDROP INDEX CONCURRENTLY i;\n");
    newer().go("head");
    assertThat(harness().go("bbbb").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.list("SELECT to_regclass('i')")).containsOnlyNulls();
  }

  @Test
  void theNewestApplicationCounts() throws SQLException {
    newer().go("bbbb");
    newer.add("cccc", "bbbb", "CREATE TABLE c2 (id int);", "DROP TABLE c2;");
    newer().go("cccc");

    assertThat(harness().go("bbbb").outcome()).isEqualTo(Outcome.ARRIVED);

    assertThat(database.list("SELECT to_regclass('c2')")).containsOnlyNulls();
  }

  @Test
  void aMergeOfBranchesThatTheOlderOneHas() throws SQLException {
    newer.write(
        "zzzz", "aaaa", "-- upgrade\nCREATE TABLE z (id int);\n-- downgrade\nDROP TABLE z;");
    newer.add("mmmm", "dddd, zzzz", "SELECT 1;", "SELECT 1;");
    newer().go("head");
    project.write(
        "zzzz", "aaaa", "-- upgrade\nCREATE TABLE z (id int);\n-- downgrade\nDROP TABLE z;");

    RunReport report = harness().go("bbbb");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.rows()).containsExactly("bbbb", "zzzz");
  }

  @Test
  void whatAnotherHandAppliedIsNotKept() throws SQLException {
    database.execute("UPDATE alembic_version SET version_num = 'ffff'");
    assertThat(hint(harness().go("bbbb")))
        .contains("the history does not keep how ffff was applied", "Run the way down with the");
  }

  /** Of a dependency that is written as a label only the scripts know what it names. */
  @Test
  void aDependencyOnALabelOfTheOlderOne() throws SQLException {
    String labelled =
        "-- Branch Labels: stock\n\n-- upgrade\nSELECT 1;\n\n-- downgrade\nSELECT 1;\n";
    project.write("wwww", "", labelled);
    newer
        .write("wwww", "", labelled)
        .write(
            "eeee",
            "dddd",
            "-- Depends On: stock\n\n-- upgrade\nSELECT 1;\n\n-- downgrade\nSELECT 1;\n");
    newer().go("eeee");
    assertThat(database.rows()).containsExactly("eeee");

    RunReport report = harness().go("bbbb");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.rows()).containsExactly("bbbb", "wwww");
  }
}
