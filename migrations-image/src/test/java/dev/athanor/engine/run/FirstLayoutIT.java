package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.run.Resolution.Answer;
import dev.athanor.engine.script.ScriptDirectory;
import dev.athanor.engine.script.ScriptPart;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tables as the first Athanor made them, with what it wrote there: brought up to date by whoever
 * owns them, gone on with by others, and written by that first Athanor again.
 */
class FirstLayoutIT extends RunOnDatabase {

  private static final String UPGRADE = "CREATE TABLE a (id int);";

  /** Where a first Athanor put them. */
  enum Place {
    OWN_SCHEMA("athanor.history", "athanor.progress", "athanor.layout"),
    BESIDE(
        "\"public\".athanor_history", "\"public\".athanor_progress", "\"public\".athanor_layout");

    final String history;
    final String progress;
    final String layout;

    Place(String history, String progress, String layout) {
      this.history = history;
      this.progress = progress;
      this.layout = layout;
    }
  }

  private String guest = "";

  @AfterEach
  void dropGuest() throws SQLException {
    if (!guest.isEmpty()) {
      database.execute(
          "REASSIGN OWNED BY "
              + guest
              + " TO postgres; DROP OWNED BY "
              + guest
              + "; DROP ROLE "
              + guest);
    }
  }

  /** Word for word the statements of the first Athanor, and what a run of it left. */
  private void firstTables(Place place) throws SQLException {
    project.add("aaaa", "", UPGRADE, "DROP TABLE a;").add("bbbb", "aaaa", "SELECT 1;", "SELECT 1;");
    if (place == Place.OWN_SCHEMA) {
      database.execute(
          "CREATE SCHEMA IF NOT EXISTS athanor; REVOKE ALL ON SCHEMA athanor FROM PUBLIC");
    }
    database.execute(
        "CREATE TABLE IF NOT EXISTS " + place.layout + " (version integer PRIMARY KEY)");
    database.execute("INSERT INTO " + place.layout + " VALUES (1) ON CONFLICT DO NOTHING");
    database.execute(
        "CREATE TABLE IF NOT EXISTS "
            + place.history
            + """
               (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                version_table text NOT NULL,
                revision text NOT NULL,
                direction text NOT NULL CHECK (direction IN ('Upgrade', 'Downgrade')),
                outcome text NOT NULL CHECK (outcome IN ('Applied', 'Failed')),
                at timestamptz NOT NULL DEFAULT clock_timestamp(),
                millis bigint NOT NULL,
                checksum text NOT NULL,
                message text NOT NULL,
                parents text[] NOT NULL,
                dependencies text[] NOT NULL,
                downgrade text,
                downgrade_autocommit boolean NOT NULL,
                downgrade_checksum text,
                sqlstate text,
                run text,
                image text,
                owner text,
                role text NOT NULL DEFAULT session_user,
                tool text NOT NULL
              )""");
    database.execute(
        "CREATE TABLE IF NOT EXISTS "
            + place.progress
            + """
               (
                version_table text NOT NULL,
                revision text NOT NULL,
                direction text NOT NULL,
                statement text NOT NULL,
                occurrence integer NOT NULL,
                state text NOT NULL CHECK (state IN ('started', 'done')),
                at timestamptz NOT NULL DEFAULT clock_timestamp(),
                run text,
                PRIMARY KEY (version_table, revision, direction, statement, occurrence)
              )""");
    database.execute(firstEntry(place, "aaaa"));
    database.execute(
        "INSERT INTO "
            + place.progress
            + " VALUES ('public.alembic_version', 'bbbb', 'Upgrade', 'ab12', 1, 'started')");
    database.execute(
        UPGRADE
            + " CREATE TABLE alembic_version (version_num varchar(32) NOT NULL, CONSTRAINT"
            + " alembic_version_pkc PRIMARY KEY (version_num)); INSERT INTO alembic_version VALUES"
            + " ('aaaa')");
  }

  private static String firstEntry(Place place, String revision) {
    return "INSERT INTO "
        + place.history
        + " (version_table, revision, direction, outcome, millis, checksum, message, parents,"
        + " dependencies, downgrade, downgrade_autocommit, downgrade_checksum, sqlstate, run,"
        + " image, owner, tool) VALUES ('public.alembic_version', '"
        + revision
        + "', 'Upgrade', 'Applied', 7, '"
        + new ScriptPart(UPGRADE, 1, false).checksum()
        + "', 'message', '{}', '{}', 'DROP TABLE a;', false, '"
        + new ScriptPart("DROP TABLE a;", 1, false).checksum()
        + "', NULL, 'run-0', 'image', 'c/n/first', 'athanor 0.1.0')";
  }

  private RunHarness as(String owner) {
    RunHarness harness = harness();
    harness.owner = owner;
    return harness;
  }

  private DatabaseStatus status() throws Exception {
    return StatusReader.read(
        database.settings(), harness().table, ScriptDirectory.load(project.folder()));
  }

  @ParameterizedTest
  @EnumSource
  void whoOwnsThemAddsWhatIsNewAndLosesNothing(Place place) throws Exception {
    firstTables(place);
    assertThat(status().owner()).as("read as they are").isEqualTo("c/n/first");
    assertThat(failure(as("c/n/second").go("head")).cause()).isEqualTo(Cause.MANAGED_BY_ANOTHER);

    assertThat(as("c/n/first").go("head").outcome()).isEqualTo(Outcome.ARRIVED);

    assertThat(status().owner()).isEqualTo("c/n/first");
    assertThat(status().discrepancies()).isEmpty();
    assertThat(
            database.list(
                "SELECT direction || ' ' || revision || ' ' || message FROM "
                    + place.history
                    + " ORDER BY id"))
        .containsExactly(
            "Upgrade aaaa message",
            "Found aaaa left by an older Athanor",
            "Upgrade bbbb message of bbbb");
    assertThat(database.list("SELECT version FROM " + place.layout)).containsExactly("1");
    project.add("aaaa", "", "CREATE TABLE a (id bigint);", "");
    assertThat(status().discrepancies())
        .extracting(Discrepancy::revision)
        .as("the old checksum counts")
        .containsExactly("aaaa");
  }

  /** The image is rolled back, and its Athanor with it. */
  @ParameterizedTest
  @EnumSource
  void theFirstAthanorStillWritesThem(Place place) throws Exception {
    firstTables(place);
    as("c/n/first").go("head");
    project.add("cccc", "bbbb", UPGRADE, "DROP TABLE a;");
    database.execute(firstEntry(place, "cccc"));
    database.execute("UPDATE alembic_version SET version_num = 'cccc'");

    assertThat(status().discrepancies()).isEmpty();
    assertThat(as("c/n/first").go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    project.add("cccc", "bbbb", "SELECT 2;", "").add("dddd", "cccc", "SELECT 1;", "");
    assertThat(status().discrepancies()).extracting(Discrepancy::revision).containsExactly("cccc");
    as("c/n/first").go("head");
    assertThat(status().discrepancies())
        .extracting(Discrepancy::revision)
        .as("its checksum is still known when the rows were noted")
        .containsExactly("cccc");
  }

  @ParameterizedTest
  @EnumSource
  void whoDoesNotOwnThemGoesOnWithoutWhatIsNew(Place place) throws Exception {
    firstTables(place);
    guest = "guest_" + Long.toHexString(System.nanoTime());
    database.execute(
        "CREATE ROLE "
            + guest
            + " LOGIN; GRANT SELECT, INSERT, UPDATE, DELETE ON "
            + String.join(", ", List.of(place.history, place.progress, place.layout))
            + " TO "
            + guest
            + "; ALTER TABLE alembic_version OWNER TO "
            + guest
            + (place == Place.OWN_SCHEMA ? "; GRANT USAGE ON SCHEMA athanor TO " + guest : ""));
    RunHarness theirs =
        new RunHarness(
            DatabaseSettings.fromEnvironment(
                Map.of("DATABASE_URL", database.urlAt("localhost", database.port(), guest))),
            project.folder());
    theirs.owner = "c/n/second";
    assertThat(failure(theirs.go("head")).cause()).isEqualTo(Cause.MANAGED_BY_ANOTHER);
    theirs.owner = "c/n/first";

    RunReport report = theirs.go("head");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(
            database.list(
                "SELECT direction || ' ' || revision || ' ' || role FROM "
                    + place.history
                    + " ORDER BY id"))
        .containsExactly("Upgrade aaaa postgres", "Upgrade bbbb " + guest);
    assertThat(status().left()).isNull();
    project.add("aaaa", "", "SELECT 2;", "");
    RunEnded refused =
        Objects.requireNonNull(
            catchThrowableOfType(
                RunEnded.class,
                () ->
                    new Acceptance(theirs.history(), List.of("aaaa"))
                        .accept(
                            DatabaseSettings.fromEnvironment(
                                Map.of(
                                    "DATABASE_URL",
                                    database.urlAt("localhost", database.port(), guest))),
                            theirs,
                            theirs.stop)));
    assertThat(refused.failure().message())
        .contains(place.history + " was made by an older Athanor, has no place for this");
  }

  /** What it began, and how, nobody wrote down then. */
  @ParameterizedTest
  @EnumSource
  void aStatementThatTheFirstAthanorBeganCanBeSettled(Place place) throws Exception {
    firstTables(place);
    RunHarness harness = as("c/n/first");

    Resolution.Resolved resolved =
        new Resolution(harness.history(), "bbbb", Answer.DONE, null)
            .resolve(database.settings(), harness, harness.stop);

    assertThat(OpenStatements.named(resolved.was()))
        .isEqualTo("the statement with fingerprint ab12");
    assertThat(resolved.inScript()).isFalse();
    assertThat(database.list("SELECT state FROM " + place.progress)).containsExactly("done");
  }

  @ParameterizedTest
  @EnumSource
  void whatANewerAthanorHasMadeOfThemIsRefusedEverywhere(Place place) throws Exception {
    firstTables(place);
    database.execute("INSERT INTO " + place.layout + " VALUES (3)");
    RunHarness plan = as("c/n/first");
    plan.planOnly = true;
    assertThat(failure(plan.go("head")).message()).contains("layout 3, this one knows 2");
    assertThat(failure(as("c/n/first").go("head")).message())
        .contains("use that version or a later");
    assertThat(catchThrowableOfType(CurrentRows.Unreadable.class, this::status))
        .hasMessageContaining("layout 3");
  }
}
