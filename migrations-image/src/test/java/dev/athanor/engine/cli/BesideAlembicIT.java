package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.athanor.engine.console.Console;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReportJson;
import dev.athanor.engine.run.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real Alembic on the same database: beside us, which takes no lock of ours, and in turn with us.
 */
class BesideAlembicIT {

  private static final int ROUNDS = Boolean.getBoolean("athanor.full") ? 60 : 6;
  private static final String GATE = "77";

  private TestDatabase database;
  private AlembicProject project;

  @BeforeAll
  static void findAlembic() {
    boolean found = AlembicProject.python() != null;
    if (!found) {
      System.err.println(
          "*** NO ALEMBIC: "
              + AlembicProject.VARIABLE
              + " names no Python with alembic, sqlalchemy and psycopg. What a plain Alembic does"
              + " beside Athanor is SKIPPED, not tested. ***");
    }
    assumeTrue(found, AlembicProject.VARIABLE + " is not set: real Alembic was not run");
  }

  @BeforeEach
  void begin(@TempDir Path folder) throws Exception {
    database = newDatabase();
    project = new AlembicProject(folder);
    add("one").add("two", "one").add("tri_a", "two").add("tri_b", "two");
    add("four", "tri_a", "tri_b").add("five", "four").add("six", "five");
  }

  private BesideAlembicIT add(String id, String... parents) throws IOException {
    project.add(
        id,
        List.of(parents),
        "CREATE TABLE t_"
            + id
            + " AS SELECT 1 AS id FROM pg_sleep(0.01); INSERT INTO trail VALUES ('"
            + id
            + " up')"
            + (id.equals("tri_a") ? "; SELECT pg_advisory_xact_lock(" + GATE + ")" : ""),
        "DROP TABLE t_" + id + "; INSERT INTO trail VALUES ('" + id + " down')");
    return this;
  }

  private static TestDatabase newDatabase() throws SQLException {
    TestDatabase database = TestDatabase.create();
    database.execute("CREATE TABLE trail (step text NOT NULL)");
    return database;
  }

  private RunReport athanor(String... arguments) {
    ByteArrayOutputStream results = new ByteArrayOutputStream();
    Console console = new Console(results, new ByteArrayOutputStream());
    Map<String, String> environment =
        Map.of("DATABASE_URL", database.url(), "ATHANOR_RUN", "beside");
    int code = new CommandLine(console, environment, project.scripts()).run(arguments);
    List<String> lines = results.toString(StandardCharsets.UTF_8).lines().toList();
    try {
      RunReport report = RunReportJson.parse(lines.get(lines.size() - 1));
      assertThat(report.outcome().exitCode()).isEqualTo(code);
      return report;
    } catch (Exception e) {
      throw new AssertionError(lines + e.toString(), e);
    }
  }

  private CompletableFuture<RunReport> startAthanor(String... arguments) {
    return CompletableFuture.supplyAsync(
        () -> athanor(arguments), work -> new Thread(work, "athanor").start());
  }

  private AlembicProject.Ended alembic(String... arguments) throws Exception {
    return AlembicProject.end(project.start(database, arguments));
  }

  /** Rows and tables are those of the revisions that were done once more than they were undone. */
  private void assertTold() throws SQLException {
    Set<String> applied = new TreeSet<>();
    for (String id : project.parents().keySet()) {
      List<String> ups = database.list("SELECT 1 FROM trail WHERE step = '" + id + " up'");
      List<String> downs = database.list("SELECT 1 FROM trail WHERE step = '" + id + " down'");
      assertThat(ups.size() - downs.size()).as(id).isBetween(0, 1);
      if (ups.size() > downs.size()) {
        applied.add(id);
      }
    }
    Set<String> rows = new TreeSet<>(applied);
    applied.forEach(id -> rows.removeAll(project.parents().getOrDefault(id, List.of())));
    assertThat(database.rows()).containsExactlyElementsOf(rows);
    assertThat(database.list("SELECT substr(relname, 3) FROM pg_class WHERE relname ~ '^t_'"))
        .containsExactlyInAnyOrderElementsOf(applied);
  }

  private Set<String> upSteps() throws SQLException {
    List<String> steps = database.list("SELECT step FROM trail");
    Set<String> once = new LinkedHashSet<>(steps);
    assertThat(steps).hasSameSizeAs(once);
    return once;
  }

  private void awaitWaitingForLocks(int sessions) {
    await()
        .until(
            () ->
                database
                        .list(
                            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND"
                                + " wait_event_type = 'Lock'")
                        .size()
                    >= sessions);
  }

  @Test
  void startedTogetherNoRevisionIsAppliedTwiceOrLost() throws Exception {
    Map<String, Integer> ends = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      database = newDatabase();
      Process process = project.start(database, "upgrade", "head");
      if (round % 3 > 0) {
        // Alembic takes longer to start: these rounds meet it at work.
        awaitSession(round % 3 == 1);
      }
      RunReport report = athanor("upgrade", "head");
      AlembicProject.Ended alembic = AlembicProject.end(process);

      assertThat(alembic.exitCode() == 0 || report.outcome() == Outcome.ARRIVED)
          .as(report + alembic.errors())
          .isTrue();
      assertThat(report.outcome() == Outcome.ARRIVED || report.failure() != null).isTrue();
      assertThat(alembic.exitCode() == 0 || !alembic.errors().isEmpty()).isTrue();
      ends.merge(
          report.outcome() + ", Alembic " + (alembic.exitCode() == 0 ? "done" : alembic.reason()),
          1,
          Integer::sum);
      assertThat(athanor("upgrade", "head").outcome()).isEqualTo(Outcome.ARRIVED);
      assertTold();
      assertThat(upSteps()).hasSize(7);
    }
    System.out.println("Athanor and Alembic started together: " + ends);
  }

  private void awaitSession(boolean inTransaction) {
    String busy =
        inTransaction ? " AND query LIKE '%t_two%'" : " AND query LIKE '%alembic_version%'";
    await()
        .pollInterval(Duration.ofMillis(1))
        .until(
            () ->
                !database
                    .list(
                        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid"
                            + " <> pg_backend_pid()"
                            + busy)
                    .isEmpty());
  }

  /** From nothing, where Alembic's version table is not there for us yet, and from a revision. */
  @Test
  void whatAlembicIsInTheMiddleOfIsWaitedFor() throws Exception {
    for (String before : List.of("base", "two")) {
      database = newDatabase();
      athanor("migrate", before);
      Process process;
      CompletableFuture<RunReport> ours;
      try (Connection keeper = database.connect();
          Statement statement = keeper.createStatement()) {
        statement.execute("SELECT pg_advisory_lock(" + GATE + ")");
        process = project.start(database, "upgrade", "head");
        awaitWaitingForLocks(1);
        ours = startAthanor("upgrade", "head", "--sql-lock-timeout", "300ms");
        awaitWaitingForLocks(2);
      }

      AlembicProject.Ended alembic = AlembicProject.end(process);
      assertThat(alembic.exitCode()).as(alembic.errors()).isZero();
      RunReport report = ours.join();
      assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.MOVED);
      assertThat(String.valueOf(report.failure())).contains("were changed by another hand");
      assertThat(athanor("upgrade", "head").applied()).isEmpty();
      assertTold();
      assertThat(upSteps()).hasSize(7);
    }
  }

  @Test
  void alembicDoesNothingWhileWeAreInTheMiddle() throws Exception {
    Process process;
    CompletableFuture<RunReport> ours;
    try (Connection keeper = database.connect();
        Statement statement = keeper.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(" + GATE + ")");
      ours = startAthanor("upgrade", "head", "--sql-lock-timeout", "60s");
      awaitWaitingForLocks(1);
      process = project.start(database, "upgrade", "head");
      awaitWaitingForLocks(2);
    }

    assertThat(ours.join().outcome()).as(ours.join().toString()).isEqualTo(Outcome.ARRIVED);
    AlembicProject.Ended alembic = AlembicProject.end(process);
    assertThat(alembic.exitCode()).isEqualTo(1);
    assertThat(alembic.errors()).contains("t_tri_a");
    assertTold();
    assertThat(upSteps()).hasSize(7);
  }

  @Test
  void turnAndTurnAbout() throws Exception {
    alembicGoes("upgrade", "+2");
    weGo("upgrade", "tri_b");
    alembicGoes("upgrade", "tri_a");
    weGo("upgrade", "four");
    alembicGoes("upgrade", "+1");
    weGo("upgrade", "head");
    alembicGoes("downgrade", "-2");
    weGo("downgrade", "two");
    alembicGoes("upgrade", "heads");
    weGo("downgrade", "five");
    alembicGoes("downgrade", "tri_a");
    weGo("migrate", "head");
    alembicGoes("downgrade", "base");
    weGo("upgrade", "+1");
    alembicGoes("downgrade", "-1");
    assertThat(database.rows()).isEmpty();
  }

  private void weGo(String... arguments) throws SQLException {
    RunReport report = athanor(arguments);
    assertThat(report.outcome()).as(List.of(arguments) + " " + report).isEqualTo(Outcome.ARRIVED);
    assertThat(report.applied()).as(String.join(" ", arguments)).isNotEmpty();
    assertTold();
  }

  private void alembicGoes(String... arguments) throws Exception {
    List<String> before = database.rows();
    AlembicProject.Ended ended = alembic(arguments);
    assertThat(ended.exitCode()).as(List.of(arguments) + ended.errors()).isZero();
    assertThat(database.rows()).as(String.join(" ", arguments)).isNotEqualTo(before);
    assertTold();
  }
}
