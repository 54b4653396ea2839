package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.athanor.engine.cli.CrashState.Standing;
import dev.athanor.engine.console.Console;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.report.RunReportJson;
import dev.athanor.engine.run.PostgresProxy;
import dev.athanor.engine.run.PostgresProxy.Blow;
import dev.athanor.engine.run.PostgresProxy.Moment;
import dev.athanor.engine.run.PostgresProxy.Point;
import dev.athanor.engine.run.PostgresProxy.Request;
import dev.athanor.engine.run.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A runner that is killed, told to end or cut off at any request to the server: the database is
 * then at one revision or the next, and another run arrives, with everything done once. The
 * requests are those of a run that nothing happens to. All of them with {@code -Pfull}, else a
 * sample.
 */
class CrashMatrixIT {

  private static final boolean FULL = Boolean.getBoolean("athanor.full");
  private static final int SAMPLE = 2;
  private static final long SEED = 20_261_128;

  /** What happens to the runner. */
  enum Fault {
    SIGKILL,
    SIGTERM,
    CUT
  }

  /** A way through the scripts, from a database that is copied for each run. */
  private record Way(boolean up, TestDatabase start, CrashState states, List<Request> requests) {

    String target() {
      return up ? "head" : "base";
    }
  }

  private static final CrashCounts COUNTS = new CrashCounts();

  private static Path folder;
  private static Way wayUp;
  private static Way wayDown;

  /** How a command ended. */
  private record Ended(int exitCode, String output) {}

  @BeforeAll
  static void walkUndisturbed(@TempDir Path temporary) throws Exception {
    folder = temporary;
    CrashScripts.write(folder);
    TestDatabase base = TestDatabase.create();
    base.execute(CrashScripts.SETUP);
    wayUp = walk(base, true);
    TestDatabase head = base.copy();
    assertThat(runHere(head.url(), "head").exitCode).isZero();
    wayDown = walk(head, false);
    archiveClasses(base.copy());
  }

  /**
   * Half of a short run is the loading of classes, which an archive of the JVM spares all others.
   */
  private static void archiveClasses(TestDatabase database) {
    Map<String, String> environment = new HashMap<>(environment(database.url()));
    environment.put("JAVA_TOOL_OPTIONS", "-XX:ArchiveClassesAtExit=" + archive());
    assertThat(AthanorProcess.run(folder, environment, "migrate", "head").exitCode()).isZero();
  }

  private static Path archive() {
    return folder.resolve("athanor.jsa");
  }

  private static Way walk(TestDatabase start, boolean up) throws Exception {
    TestDatabase database = start.copy();
    try (PostgresProxy proxy = new PostgresProxy(database.port())) {
      Ended ended = runHere(through(database, proxy), up ? "head" : "base");
      assertThat(ended.exitCode).as(ended.output).isZero();
      List<String> lines = ended.output.lines().toList();
      List<String> steps =
          RunReportJson.parse(lines.get(lines.size() - 1)).applied().stream()
              .map(AppliedStep::revision)
              .toList();
      CrashState states = new CrashState(start, steps, up);
      states.checkArrived(database);
      return new Way(up, start, states, proxy.requests());
    }
  }

  private static String through(TestDatabase database, PostgresProxy proxy) {
    return database.urlAt("localhost", proxy.port(), "postgres");
  }

  @AfterAll
  static void tellTheCounts() throws Exception {
    String table =
        COUNTS.table(
            wayUp.requests.size()
                + " requests up, "
                + wayDown.requests.size()
                + " down, "
                + (FULL ? "all of them" : "a sample of them: all with -Pfull"));
    System.out.println(table);
    Files.writeString(Path.of("target", "crash-matrix.txt"), table);
  }

  static Stream<Arguments> faults() {
    List<Arguments> faults = new ArrayList<>();
    for (boolean up : List.of(true, false)) {
      for (Fault fault : Fault.values()) {
        for (Moment moment : Moment.values()) {
          faults.add(Arguments.of(up, fault, moment));
        }
      }
    }
    return faults.stream();
  }

  @ParameterizedTest(name = "up {0}: {1} {2}")
  @MethodSource("faults")
  void theDatabaseIsAtOneRevisionOrTheNextAndTheNextRunArrives(
      boolean up, Fault fault, Moment moment) throws Exception {
    Way way = up ? wayUp : wayDown;
    List<String> failures = new ArrayList<>();
    for (Request request : points(way, fault, moment)) {
      TestDatabase database = way.start.copy();
      try {
        strike(way, database, fault, moment, request.point());
      } catch (Exception | AssertionError e) {
        COUNTS.add(fault + " " + moment, "FAILED");
        failures.add(request + ": " + e);
      }
      database.drop();
    }
    assertThat(failures).isEmpty();
  }

  /** All, or some of every part of the way. */
  private static List<Request> points(Way way, Fault fault, Moment moment) {
    List<Request> all = new ArrayList<>(way.requests);
    if (FULL) {
      return all;
    }
    Collections.shuffle(all, new Random(SEED + (fault + " " + moment + way.up).hashCode()));
    return all.subList(0, SAMPLE);
  }

  private static void strike(
      Way way, TestDatabase database, Fault fault, Moment moment, Point point) throws Exception {
    int exitCode;
    CompletableFuture<AthanorProcess> runner = new CompletableFuture<>();
    try (PostgresProxy proxy =
        new PostgresProxy(
            database.port(),
            request -> request.point().equals(point),
            moment,
            blow(fault, runner))) {
      String url = through(database, proxy);
      if (fault == Fault.CUT) {
        exitCode = runHere(url, way.target()).exitCode;
      } else {
        runner.complete(AthanorProcess.start(folder, environment(url), "migrate", way.target()));
        exitCode = runner.join().end().exitCode();
      }
      assertThat(proxy.hasStruck()).as("the point was reached").isTrue();
    }
    awaitNobody(database);
    Standing standing = way.states.check(database);
    String next = goOn(way, database);
    way.states.checkArrived(database);
    String stands = standing == Standing.PARTLY ? ", partly applied" : ", at a revision";
    COUNTS.add(fault + " " + moment, "exit " + exitCode + stands + "; then " + next);
  }

  private static Blow blow(Fault fault, CompletableFuture<AthanorProcess> runner) {
    return switch (fault) {
      case SIGKILL ->
          () -> {
            runner.join().killAfter(0);
            return false;
          };
      case SIGTERM ->
          () -> {
            runner.join().terminate();
            // The signal is to be there before the answer is.
            boolean unused = runner.join().endsWithin(Duration.ofMillis(100));
            return true;
          };
      case CUT -> () -> false;
    };
  }

  /** Until the server is done with whoever was connected. */
  private static void awaitNobody(TestDatabase database) {
    await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                database
                    .list(
                        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid"
                            + " <> pg_backend_pid() AND backend_type = 'client backend'")
                    .isEmpty());
  }

  /** The next run; where only a person can tell how far a statement came, the one after that. */
  private static String goOn(Way way, TestDatabase database) throws SQLException {
    Ended next = runHere(database.url(), way.target());
    if (next.exitCode == 14 && next.output.contains("whether it was done cannot be seen")) {
      boolean done = database.list("SELECT step FROM trail").contains("r2 up 2");
      database.execute(
          done
              ? "UPDATE athanor.progress SET state = 'done' WHERE state = 'started'"
              : "DELETE FROM athanor.progress WHERE state = 'started'");
      Ended resolved = runHere(database.url(), way.target());
      assertThat(resolved.exitCode).as(resolved.output).isZero();
      return "arrived when a person had said what was done";
    }
    assertThat(next.exitCode).as(next.output).isZero();
    return "arrived";
  }

  private static Map<String, String> environment(String url) {
    return Map.of("DATABASE_URL", url, "ATHANOR_RUN", "crash", "ATHANOR_LOCK_TIMEOUT", "60s");
  }

  /** In this process: what is to be killed has one of its own. */
  private static Ended runHere(String url, String target) {
    ByteArrayOutputStream results = new ByteArrayOutputStream();
    Console console = new Console(results, new ByteArrayOutputStream());
    int code = new CommandLine(console, environment(url), folder).run("migrate", target);
    return new Ended(code, results.toString(StandardCharsets.UTF_8));
  }
}
