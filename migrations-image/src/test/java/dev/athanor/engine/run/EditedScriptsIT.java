package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.HistoryNotes;
import dev.athanor.engine.run.RunRequest.Edited;
import dev.athanor.engine.script.ScriptDirectory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Scripts that are not what was run, and people who take them as they are. */
class EditedScriptsIT extends RunOnDatabase {

  private static HistoryNotes notes(RunReport report) {
    return Objects.requireNonNull(report.history());
  }

  private RunHarness denying() {
    RunHarness harness = harness();
    harness.edited = Edited.DENY;
    return harness;
  }

  private List<String> accept(String... revisions) throws RunEnded {
    RunHarness harness = harness();
    return new Acceptance(harness.history(), List.of(revisions))
        .accept(database.settings(), harness, harness.stop).stream()
            .map(Discrepancy::revision)
            .toList();
  }

  private DatabaseStatus status() throws Exception {
    return StatusReader.read(
        database.settings(), harness().table, ScriptDirectory.load(project.folder()));
  }

  private void edit() {
    project.add("aaaa", "", "CREATE TABLE a (id bigint);", "DROP TABLE a;");
  }

  @Test
  void anEditedScriptIsToldAndDeniesAWayUpUntilItIsAccepted() throws Exception {
    twoTables();
    harness().go("aaaa");
    edit();

    RunReport denied = denying().go("head");

    assertThat(denied.outcome()).isEqualTo(Outcome.TARGET_REFUSED);
    assertThat(failure(denied).cause()).isEqualTo(Cause.CHECKSUM_MISMATCH);
    assertThat(failure(denied).file()).isEqualTo("versions/aaaa_script.sql");
    assertThat(failure(denied).message())
        .startsWith("versions/aaaa_script.sql was edited after revision aaaa was applied")
        .endsWith("The policy forbids to go on.");
    assertThat(failure(denied).hint()).contains("athanor accept aaaa");
    assertThat(notes(denied).edited()).containsExactly("aaaa");
    assertThat(database.rows()).containsExactly("aaaa");

    assertThat(accept("aa")).containsExactly("aaaa");
    assertThat(status().discrepancies()).isEmpty();
    RunHarness after = denying();
    assertThat(after.go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(after.events).noneMatch(event -> event.startsWith("warning"));
    assertThat(
            database.list(
                "SELECT revision || ' ' || message || ' ' || role FROM athanor.history WHERE"
                    + " direction = 'Accept' AND at > now() - interval '1 minute'"))
        .containsExactly("aaaa edited: versions/aaaa_script.sql postgres");
    project.add("aaaa", "", "CREATE TABLE a (id smallint);", "DROP TABLE a;");
    assertThat(denying().go("head").outcome()).isEqualTo(Outcome.TARGET_REFUSED);
  }

  @Test
  void reportedItStopsNothing() {
    twoTables();
    harness().go("aaaa");
    edit();
    RunHarness harness = harness();
    assertThat(harness.go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(harness.events)
        .anyMatch(event -> event.startsWith("warning versions/aaaa_script.sql was edited"));
  }

  @Test
  void aPlanTellsOfItAndIsMade() {
    twoTables();
    harness().go("aaaa");
    edit();
    RunHarness plan = denying();
    plan.planOnly = true;
    RunReport report = plan.go("head");
    assertThat(report.outcome()).isEqualTo(Outcome.PLANNED);
    assertThat(notes(report).edited()).containsExactly("aaaa");
    assertThat(plan.events).anyMatch(event -> event.contains("was edited"));
  }

  /** Whoever rolls back in need must not be kept from it by an edit of another script. */
  @Test
  void aWayDownStaysOpen() throws SQLException {
    twoTables();
    harness().go("head");
    edit();
    assertThat(denying().go("aaaa").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.rows()).containsExactly("aaaa");
  }

  @Test
  void whatCameInBelowTheHeadIsToldAndDeniedUntilItIsAccepted() throws Exception {
    twoTables();
    harness().go("head");
    project
        .add("abab", "aaaa", "CREATE TABLE ab (id int);", "DROP TABLE ab;")
        .add("bbbb", "abab", "CREATE TABLE b (id int);", "DROP TABLE b;");

    RunHarness reporting = harness();
    RunReport report = reporting.go("head");

    assertThat(report.outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(report.applied()).isEmpty();
    assertThat(notes(report).inserted()).containsExactly("abab");
    assertThat(reporting.events)
        .anyMatch(
            event ->
                event.contains("abab_script.sql came in below bbbb, which is applied")
                    && event.contains("was never run here"));
    assertThat(status().discrepancies())
        .extracting(Discrepancy::kind, Discrepancy::revision)
        .containsExactly(org.assertj.core.api.Assertions.tuple(Discrepancy.Kind.INSERTED, "abab"));
    RunReport denied = denying().go("head");
    assertThat(denied.outcome()).isEqualTo(Outcome.TARGET_REFUSED);
    assertThat(failure(denied).hint()).contains("athanor accept abab");

    accept("abab");

    assertThat(denying().go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(status().discrepancies()).isEmpty();
  }

  @Test
  void downAndUpAgainMendsWhatCameIn() throws Exception {
    twoTables();
    harness().go("head");
    project
        .add("abab", "aaaa", "CREATE TABLE ab (id int);", "DROP TABLE IF EXISTS ab;")
        .add("bbbb", "abab", "CREATE TABLE b (id int);", "DROP TABLE b;");
    denying().go("aaaa");
    assertThat(denying().go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(status().discrepancies()).isEmpty();
    assertThat(database.list("SELECT to_regclass('ab')")).containsExactly("ab");
  }

  @Test
  void aDatabaseThatAlembicManagedRaisesNoAlarm() throws Exception {
    twoTables().add("cccc", "bbbb", "CREATE TABLE c (id int);", "DROP TABLE c;");
    alembic("bbbb");
    RunHarness first = denying();
    assertThat(first.go("bbbb").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.list("SELECT to_regclass('athanor.history')")).containsOnlyNulls();

    assertThat(first.go("head").outcome()).isEqualTo(Outcome.ARRIVED);

    assertThat(first.events).noneMatch(event -> event.startsWith("warning"));
    assertThat(
            database.list(
                "SELECT direction || ' ' || revision || ' ' || message || ' ' || stamped::text FROM"
                    + " athanor.history WHERE direction = 'Found'"))
        .containsExactly("Found bbbb before this history began {bbbb,aaaa}");
    edit();
    assertThat(status().discrepancies()).isEmpty();
    project
        .add("abab", "aaaa", "SELECT 1;", "")
        .add("bbbb", "abab", "CREATE TABLE b (id int);", "");
    assertThat(status().discrepancies())
        .extracting(Discrepancy::revision)
        .as("what came in since the first run is another thing")
        .containsExactly("abab");
  }

  @Test
  void whatAnotherHandDidIsToldAndBlocksNothing() throws Exception {
    twoTables().add("cccc", "bbbb", "CREATE TABLE c (id int);", "DROP TABLE c;");
    denying().go("aaaa");
    database.execute("CREATE TABLE b (id int)");
    alembic("bbbb");
    assertThat(status().left()).containsExactly("aaaa");
    assertThat(status().discrepancies()).isEmpty();

    assertThat(denying().go("head").outcome()).isEqualTo(Outcome.ARRIVED);

    assertThat(status().left()).isNull();
    assertThat(database.list("SELECT message FROM athanor.history WHERE direction = 'Found'"))
        .containsExactly("moved by another hand from aaaa");
    project.add("bbbb", "aaaa", "CREATE TABLE b (id bigint);", "");
    assertThat(status().discrepancies()).isEmpty();
    assertThat(
            database.list(
                "SELECT rows_before::text || rows_after::text FROM athanor.history WHERE direction ="
                    + " 'Upgrade' ORDER BY id"))
        .containsExactly("{}{aaaa}", "{bbbb}{cccc}");
  }

  @Test
  void aStampedRevisionIsNotCompared() throws Exception {
    twoTables();
    harness().go("aaaa");
    harness().stamp("bbbb");
    project.add("bbbb", "aaaa", "SELECT 2;", "");
    assertThat(status().discrepancies()).isEmpty();
    assertThat(denying().go("head").outcome()).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void whatThereIsNothingToAcceptOfIsRefusedWithASentence() throws Exception {
    twoTables();
    assertThat(catchThrowableOfType(RunEnded.class, () -> accept("aaaa")).failure().message())
        .contains("has no history of Athanor");
    harness().go("aaaa");

    RunEnded unedited = catchThrowableOfType(RunEnded.class, () -> accept("aaaa"));
    RunEnded pending = catchThrowableOfType(RunEnded.class, () -> accept("bbbb"));
    RunEnded unknown = catchThrowableOfType(RunEnded.class, () -> accept("nope"));

    assertThat(unedited.outcome()).isEqualTo(Outcome.TARGET_REFUSED);
    assertThat(unedited.failure().message()).startsWith("There is nothing to accept of");
    assertThat(pending.failure().message()).startsWith("Revision bbbb is not applied");
    assertThat(unknown.failure().cause()).isEqualTo(Cause.REVISION_NOT_FOUND);
    assertThat(accept()).isEmpty();
    edit();
    assertThat(catchThrowableOfType(RunEnded.class, () -> accept("aaaa", "bbbb"))).isNotNull();
    assertThat(status().discrepancies()).as("all or none").hasSize(1);
    assertThat(accept()).containsExactly("aaaa");
  }

  @Test
  void anAcceptanceWaitsForTheLock() throws Exception {
    twoTables();
    harness().go("aaaa");
    edit();
    RunHarness harness = harness();
    try (Migrator other = harness.migrator("other")) {
      other.becomeTheOnlyOne();
      harness.timeouts =
          new RunRequest.Timeouts(
              java.time.Duration.ofMillis(300), java.time.Duration.ofMillis(200), null, null);
      RunEnded locked =
          catchThrowableOfType(
              RunEnded.class,
              () ->
                  new Acceptance(harness.history(), List.of())
                      .accept(database.settings(), harness, harness.stop));
      assertThat(locked.outcome()).isEqualTo(Outcome.LOCKED);
    }
  }

  private void alembic(String row) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS alembic_version (version_num varchar(32) NOT NULL,"
              + " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)); DELETE FROM"
              + " alembic_version; INSERT INTO alembic_version VALUES ('"
              + row
              + "')");
    }
  }
}
