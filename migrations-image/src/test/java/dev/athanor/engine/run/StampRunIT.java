package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.history.Origin;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.run.CuttingProxy.Cut;
import dev.athanor.engine.script.Locations;
import java.io.IOException;
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

class StampRunIT {

  private static final String STAMPS =
      "SELECT revision || ' ' || rows_before::text || rows_after::text || stamped::text FROM"
          + " athanor.history WHERE direction = 'Stamp' ORDER BY id";

  private TestDatabase database;
  private Project project;
  private RunHarness harness;

  @BeforeEach
  void begin(@TempDir Path folder) throws SQLException {
    database = TestDatabase.create();
    project =
        new Project(folder)
            .add("aaaa", "", "CREATE TABLE a (id int);", "DROP TABLE a;")
            .add("bbbb", "aaaa", "CREATE TABLE b (id int);", "DROP TABLE b;")
            .add("cccc", "bbbb", "CREATE TABLE c (id int);", "DROP TABLE c;");
    harness = new RunHarness(database.settings(), folder);
  }

  private RunReport stamp(DatabaseSettings settings, String target, boolean purge) {
    StampRequest request =
        new StampRequest(
            List.of(target),
            purge,
            Locations.of(project.folder()),
            harness.table,
            harness.timeouts,
            new Origin("stamp-1", "image@sha256:1", null, "athanor test"));
    return new StampRun(request, settings, harness, harness.stop).run();
  }

  private RunReport stamp(String target, boolean purge) {
    return stamp(database.settings(), target, purge);
  }

  private static Failure failure(RunReport report) {
    return Objects.requireNonNull(report.failure(), "it arrived");
  }

  @Test
  void theRowsAreMovedAndItIsWrittenDownByWhom() throws SQLException {
    RunReport report = stamp("bbbb", false);

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(report.rowsBefore()).isEmpty();
    assertThat(report.rowsAfter()).containsExactly("bbbb");
    assertThat(report.rowsAtTarget()).containsExactly("bbbb");
    assertThat(report.applied()).isEmpty();
    assertThat(report.pending()).isEqualTo(1);
    assertThat(report.direction()).isEqualTo(RunReport.Direction.NONE);
    assertThat(harness.events).containsExactly("stamping [] [bbbb]");
    assertThat(database.list("SELECT to_regclass('a')")).containsOnlyNulls();

    assertThat(stamp("base", false).rowsAfter()).isEmpty();
    assertThat(database.list(STAMPS))
        .containsExactly("bbbb {}{bbbb}{bbbb,aaaa}", "base {bbbb}{}{}");
    assertThat(database.list("SELECT DISTINCT run || image || role FROM athanor.history"))
        .containsExactly("stamp-1image@sha256:1postgres");
  }

  @Test
  void nothingToDoIsNotWrittenDown() throws SQLException {
    stamp("bbbb", false);
    RunReport again = stamp("bbbb", false);

    assertThat(again.outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.list(STAMPS)).hasSize(1);
  }

  @Test
  void ofStampedRevisionsNothingIsKnown() throws SQLException {
    harness.go("bbbb");
    project.add("bbbb", "aaaa", "CREATE TABLE b (id bigint);", "DROP TABLE b;");
    harness.go("head");
    assertThat(harness.events)
        .contains(
            "warning versions/bbbb_script.sql was edited after revision bbbb was applied; the"
                + " database has what it said then. Put changes into a new revision.");
    harness.events.clear();

    stamp("aaaa", false);
    stamp("cccc", false);
    harness.go("head");

    assertThat(harness.events).noneMatch(event -> event.startsWith("warning"));
  }

  @Test
  void unknownRowsAreRefusedUnlessPurged() throws SQLException {
    stamp("aaaa", false);
    database.execute("UPDATE alembic_version SET version_num = 'zzzz'");

    RunReport refused = stamp("bbbb", false);
    assertThat(refused.outcome()).isEqualTo(Outcome.UNKNOWN_REVISION);
    assertThat(refused.unknownRevisions()).containsExactly("zzzz");
    assertThat(failure(refused).message()).isEqualTo("Can't locate revision identified by 'zzzz'");
    assertThat(failure(refused).hint()).contains("stamp --purge");
    assertThat(database.rows()).containsExactly("zzzz");

    RunReport purged = stamp("bbbb", true);
    assertThat(purged.outcome()).as(purged.toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(purged.rowsBefore()).containsExactly("zzzz");
    assertThat(database.rows()).containsExactly("bbbb");
    assertThat(database.list(STAMPS)).contains("bbbb {zzzz}{bbbb}{bbbb,aaaa}");
  }

  @Test
  void anIdThatDoesNotFitLeavesNothing() throws SQLException {
    String id = "x".repeat(33);
    project.add(id, "cccc", "", "");

    RunReport report = stamp(id, false);

    assertThat(report.outcome()).isEqualTo(Outcome.USAGE);
    assertThat(failure(report).file()).isEqualTo("versions/" + id + "_script.sql");
    assertThat(database.list("SELECT to_regclass('alembic_version')")).containsOnlyNulls();
    assertThat(database.list("SELECT to_regclass('athanor.history')")).containsOnlyNulls();
  }

  @Test
  void whoLocksTheTableIsWaitedForAndNamed() throws Exception {
    stamp("aaaa", false);
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE alembic_version");
      harness.timeouts =
          new RunRequest.Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(30), null, null);
      var stamped =
          CompletableFuture.supplyAsync(
              () -> stamp("bbbb", false), work -> new Thread(work, "stamp").start());
      await()
          .until(
              () ->
                  harness.events.stream()
                      .anyMatch(event -> event.startsWith("waiting for table pid ")));
      other.rollback();
      assertThat(stamped.join().outcome()).isEqualTo(Outcome.ARRIVED);
    }
  }

  private RunReport stampThrough(Cut cut) throws IOException {
    try (CuttingProxy proxy = new CuttingProxy(database.port(), cut, 1)) {
      return stamp(
          DatabaseSettings.fromEnvironment(
              Map.of("DATABASE_URL", database.urlAt("localhost", proxy.port(), "postgres"))),
          "bbbb",
          false);
    }
  }

  @Test
  void aCommitWhoseAnswerIsLostCountsWhenTheDatabaseSaysSo() throws Exception {
    assertThat(stampThrough(Cut.AFTER_THE_SERVER).outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.rows()).containsExactly("bbbb");
  }

  @Test
  void aCommitThatNeverArrivedDoesNot() throws Exception {
    RunReport report = stampThrough(Cut.BEFORE_THE_SERVER);
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failure(report).cause()).isEqualTo(Cause.SQL_ERROR);
    assertThat(report.rowsAfter()).isEmpty();
    assertThat(database.rows()).isEmpty();
  }

  /** The sentence had no word of what to do about it. */
  @Test
  void aMissingRightIsToBeGranted() throws SQLException {
    stamp("aaaa", false);
    String role = "weak_" + System.nanoTime();
    database.execute("CREATE ROLE " + role + " LOGIN; GRANT SELECT ON alembic_version TO " + role);

    RunReport report =
        stamp(
            DatabaseSettings.fromEnvironment(
                Map.of("DATABASE_URL", database.urlAt("localhost", database.port(), role))),
            "bbbb",
            false);

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failure(report).sqlState()).isEqualTo("42501");
    assertThat(failure(report).hint()).startsWith("Grant the right to this role");
  }

  @Test
  void aHistoryOfTheLayoutBeforeIsBroughtUpToDate() throws SQLException {
    harness.go("aaaa");
    database.execute(
        "DELETE FROM athanor.layout; INSERT INTO athanor.layout VALUES (1); ALTER TABLE"
            + " athanor.history DROP COLUMN rows_before, DROP COLUMN rows_after, DROP COLUMN"
            + " stamped, DROP CONSTRAINT history_direction_check, ADD CHECK (direction IN"
            + " ('Upgrade', 'Downgrade'))");
    harness.planOnly = true;
    assertThat(harness.go("head").outcome()).isEqualTo(Outcome.PLANNED);
    harness.planOnly = false;

    assertThat(stamp("bbbb", false).outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(harness.go("head").applied())
        .extracting(AppliedStep::revision)
        .containsExactly("cccc");
    assertThat(database.list("SELECT direction FROM athanor.history ORDER BY id"))
        .containsExactly("Upgrade", "Found", "Stamp", "Upgrade");
    assertThat(database.list("SELECT max(version) FROM athanor.layout")).containsExactly("1");
  }
}
