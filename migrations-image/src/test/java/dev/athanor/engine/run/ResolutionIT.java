package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.run.Resolution.Answer;
import dev.athanor.engine.run.Resolution.Resolved;
import dev.athanor.engine.sql.SqlStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements outside a transaction of which only a person can say whether they were done. */
class ResolutionIT extends RunOnDatabase {

  @BeforeEach
  void aProcedureWasBegun() throws SQLException {
    database.execute(
        "CREATE TABLE called (n int); CREATE PROCEDURE p(n int) LANGUAGE sql AS 'INSERT INTO called"
            + " VALUES (n)'");
    project
        .add("aaaa", "", "CREATE TABLE a (id int);", "DROP TABLE a;")
        .addAutocommit("bbbb", "aaaa", "CALL p(1);\nCALL p(2);");
    harness().go("aaaa");
    begun("CALL p(1)", 1);
  }

  /** As a run leaves it that is killed while the statement runs. */
  private void begun(String statement, int occurrence) throws SQLException {
    SqlStatement sql = new SqlStatement(statement, 6);
    database.execute(
        "INSERT INTO athanor.progress (version_table, revision, direction, statement, occurrence,"
            + " state, file, line, masked) VALUES ('public.alembic_version', 'bbbb', 'Upgrade', '"
            + sql.fingerprint()
            + "', "
            + occurrence
            + ", 'started', 'versions/bbbb_script.sql', 6, '"
            + sql.masked()
            + "')");
  }

  private static String shortName(String statement) {
    return new SqlStatement(statement, 6).fingerprint().substring(0, 8);
  }

  /** Numbers would be others after the first answer, and the second would go to the wrong one. */
  @Test
  void aStatementKeepsItsNameWhenAnotherIsSettled() throws Exception {
    begun("CALL p(1)", 2);
    begun("CALL p(1)", 3);
    String name = shortName("CALL p(1)");

    resolve("bbbb", Answer.DONE, name);
    Resolved second = resolve("bbbb", Answer.DONE, name + ".2");

    assertThat(second.was().key().occurrence()).isEqualTo(2);
    assertThat(refused("bbbb", name + ".2").failure().hint()).startsWith(name + ".3 ");
  }

  private Resolved resolve(String revision, Answer answer, @Nullable String statement)
      throws RunEnded {
    RunHarness harness = harness();
    return new Resolution(harness.history(), revision, answer, statement)
        .resolve(database.settings(), harness, harness.stop);
  }

  private RunEnded refused(String revision, @Nullable String statement) {
    return Objects.requireNonNull(
        catchThrowableOfType(RunEnded.class, () -> resolve(revision, Answer.DONE, statement)));
  }

  private static String hint(RunReport report) {
    return Objects.requireNonNull(failure(report).hint());
  }

  @Test
  void theHintNamesTheCommandLineAndTheReportTheStatement() {
    RunReport report = harness().go("head");

    assertThat(report.outcome()).isEqualTo(Outcome.PARTLY_APPLIED);
    assertThat(hint(report))
        .contains("If it was done: athanor resolve bbbb --done.")
        .contains("If it was not: athanor resolve bbbb --redo.");
    assertThat(failure(report).statement()).isEqualTo("CALL p(?)");
    assertThat(failure(report).line()).isEqualTo(6);
  }

  @Test
  void whatWasDoneIsPassedOver() throws Exception {
    Resolved resolved = resolve("bb", Answer.DONE, null);

    assertThat(resolved.revision()).isEqualTo("bbbb");
    assertThat(OpenStatements.named(resolved.was()))
        .isEqualTo("versions/bbbb_script.sql:6 CALL p(?)");
    assertThat(resolved.inScript()).isTrue();
    RunHarness harness = harness();
    assertThat(harness.go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(harness.events).contains("skipped versions/bbbb_script.sql:6");
    assertThat(database.list("SELECT n FROM called")).containsExactly("2");
    assertThat(
            database.list(
                "SELECT revision || ' ' || message FROM athanor.history WHERE direction ="
                    + " 'Resolve'"))
        .containsExactly("bbbb done: versions/bbbb_script.sql:6 CALL p(?)");
  }

  @Test
  void whatWasNotDoneIsDoneAgain() throws Exception {
    resolve("bbbb", Answer.REDO, null);

    assertThat(harness().go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.list("SELECT n FROM called ORDER BY 1")).containsExactly("1", "2");
  }

  @Test
  void nothingOpenIsRefused() throws Exception {
    assertThat(refused("aaaa", null).failure().message()).startsWith("Nothing is open of revision");
    resolve("bbbb", Answer.DONE, null);
    assertThat(refused("bbbb", null).outcome()).isEqualTo(Outcome.TARGET_REFUSED);
  }

  @Test
  void ofSeveralOneIsNamed() throws Exception {
    begun("CALL p(2)", 1);
    String first = shortName("CALL p(1)");
    String second = shortName("CALL p(2)");
    assertThat(refused("bbbb", null).failure().message()).contains("say which with --statement ID");
    assertThat(refused("bbbb", null).failure().hint())
        .isEqualTo(
            first
                + " versions/bbbb_script.sql:6 CALL p(?)\n"
                + second
                + " versions/bbbb_script.sql:6 CALL p(?)");
    assertThat(refused("bbbb", "3").failure().message()).contains("no open statement 3");
    assertThat(hint(harness().go("head")))
        .contains("athanor resolve bbbb --statement " + first + " --done");

    resolve("bbbb", Answer.DONE, first);
    assertThat(hint(harness().go("head"))).contains("athanor resolve bbbb --done");
    resolve("bbbb", Answer.REDO, null);
    harness().go("head");
    assertThat(database.list("SELECT n FROM called")).containsExactly("2");
  }

  /** The new statement may do what the old one did already: it used to be run without a word. */
  @Test
  void whatTheScriptIsRidOfHasToBeSettledFirst() throws Exception {
    project.addAutocommit("bbbb", "aaaa", "CALL p(7);");

    RunReport report = harness().go("head");

    assertThat(report.outcome()).isEqualTo(Outcome.PARTLY_APPLIED);
    assertThat(failure(report).message()).contains("the script does not have any more");
    assertThat(failure(report).statement()).isEqualTo("CALL p(?)");
    assertThat(hint(report)).contains("athanor resolve bbbb --done");
    assertThat(database.list("SELECT n FROM called")).isEmpty();

    assertThat(resolve("bbbb", Answer.DONE, null).inScript()).isFalse();
    assertThat(harness().go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.list("SELECT n FROM called")).containsExactly("7");
  }

  @Test
  void anIndexThatTheScriptIsRidOfIsNobodysQuestion() throws SQLException {
    database.execute("DELETE FROM athanor.progress");
    begun("CREATE INDEX CONCURRENTLY i ON a (id)", 1);
    assertThat(harness().go("head").outcome()).isEqualTo(Outcome.ARRIVED);
  }

  /** It was built a second time: only the server knows what it is called. */
  @Test
  void anIndexWithoutANameThatTheScriptIsRidOfIsAPersons() throws SQLException {
    database.execute("DELETE FROM athanor.progress");
    begun("CREATE INDEX CONCURRENTLY ON a (id)", 1);
    assertThat(harness().go("head").outcome()).isEqualTo(Outcome.PARTLY_APPLIED);
  }

  @Test
  void aVersionTableOfItsOwnIsInTheCommandLine() throws SQLException {
    database.execute(
        "CREATE SCHEMA other; UPDATE athanor.progress SET version_table = 'other.revisions'");
    RunHarness harness = harness();
    harness.table = new dev.athanor.engine.database.VersionTable("revisions", "other");
    database.execute("DROP TABLE a");
    harness.go("aaaa");
    assertThat(hint(harness.go("head")))
        .contains(
            "athanor resolve bbbb --version-table revisions --version-table-schema other --done");
  }

  /** The server ends the session of a run; what the run has noted is all that is left. */
  @Test
  void aStatementThatWasCutOffIsShownAsItWas() throws Exception {
    database.execute(
        "DELETE FROM athanor.progress; CREATE PROCEDURE slow(n int) LANGUAGE plpgsql AS 'BEGIN"
            + " PERFORM pg_sleep(60); END'");
    project.addAutocommit("bbbb", "aaaa", "SELECT 1;\nCALL slow(42);");
    CompletableFuture<RunReport> cut = harness().start("head");
    await()
        .until(
            () ->
                !database
                    .list(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE"
                            + " 'CALL slow%' AND state = 'active' AND datname ="
                            + " current_database()")
                    .isEmpty());
    assertThat(cut.join().outcome()).isEqualTo(Outcome.PARTLY_APPLIED);
    database.execute(
        "CREATE OR REPLACE PROCEDURE slow(n int) LANGUAGE sql AS 'INSERT INTO called VALUES (n)'");
    assertThat(hint(harness().go("head"))).contains("athanor resolve bbbb --redo");

    Resolved resolved = resolve("bbbb", Answer.REDO, null);

    assertThat(OpenStatements.named(resolved.was()))
        .isEqualTo("versions/bbbb_script.sql:7 CALL slow(?)");
    assertThat(harness().go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.list("SELECT n FROM called")).containsExactly("42");
  }
}
