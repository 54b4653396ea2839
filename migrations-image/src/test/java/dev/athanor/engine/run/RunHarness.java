package dev.athanor.engine.run;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.history.Origin;
import dev.athanor.engine.plan.Step;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.run.RunRequest.Edited;
import dev.athanor.engine.run.RunRequest.Permission;
import dev.athanor.engine.run.RunRequest.Timeouts;
import dev.athanor.engine.run.RunRequest.Transactions;
import dev.athanor.engine.run.RunRequest.Way;
import dev.athanor.engine.script.Locations;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Makes requests with a test's own settings and keeps what the run tells. */
final class RunHarness implements RunEvents {

  final List<String> events = new CopyOnWriteArrayList<>();
  final List<String> statements = new CopyOnWriteArrayList<>();
  List<PlannedMigration> plan = List.of();
  final StopSignal stop = new StopSignal();
  private final DatabaseSettings database;
  private final Path scripts;
  Way way = Way.MIGRATE;
  @Nullable List<String> from;
  boolean planOnly;
  @Nullable String planId;
  Permission downgrades = Permission.ALLOW;
  Permission destructive = Permission.ALLOW;
  Edited edited = Edited.REPORT;
  @Nullable String adopt;
  @Nullable String owner = "c/n/orders";
  Transactions transactions = Transactions.PER_MIGRATION;
  VersionTable table = VersionTable.named(null, null);
  Timeouts timeouts = new Timeouts(Duration.ofSeconds(20), Duration.ofMillis(200), null, null);
  RetrySchedule retries = new RetrySchedule(20, Duration.ofMillis(50), Duration.ofMillis(200));
  String run = "run-1";

  RunHarness(DatabaseSettings database, Path scripts) {
    this.database = database;
    this.scripts = scripts;
  }

  RunReport go(String target) {
    RunRequest request =
        new RunRequest(
            way,
            target,
            from,
            planOnly,
            planId,
            downgrades,
            destructive,
            edited,
            adopt,
            transactions,
            Locations.of(scripts),
            table,
            timeouts,
            new Origin(run, "image@sha256:1", owner, "athanor test"));
    return new MigrationRun(request, database, this, stop, retries).run();
  }

  /** A migrator of this application's name, which has not taken its locks. */
  Migrator migrator(String application) throws SQLException {
    DatabaseSettings named = database.forRun(application);
    return new Migrator(named, Session.open(named, table, timeouts), timeouts, this, stop);
  }

  HistoryRequest history() {
    return new HistoryRequest(
        Locations.of(scripts), table, timeouts, new Origin(null, null, owner, "athanor test"));
  }

  RunReport stamp(String target) {
    HistoryRequest history = history();
    StampRequest request =
        new StampRequest(
            List.of(target), false, history.scripts(), table, timeouts, history.origin());
    return new StampRun(request, database, this, stop).run();
  }

  /** The same on a thread of its own: the common pool may have only one. */
  CompletableFuture<RunReport> start(String target) {
    return CompletableFuture.supplyAsync(() -> go(target), work -> new Thread(work, "run").start());
  }

  @Override
  public void waitingForLock(String holder) {
    events.add("waiting " + holder);
  }

  @Override
  public void stepStarted(Step step) {
    events.add("started " + step.revision().id());
  }

  @Override
  public void planned(List<PlannedMigration> steps) {
    plan = steps;
  }

  @Override
  public void statementStarted(RunningStatement statement) {
    statements.add(
        statement.revision()
            + " "
            + statement.number()
            + "/"
            + statement.of()
            + " line "
            + statement.line());
  }

  @Override
  public void statementFinished(RunningStatement statement, Duration took) {
    statements.add("finished " + statement.number());
  }

  @Override
  public void waitingForTable(String holder) {
    events.add("waiting for table " + holder);
  }

  @Override
  public void stamping(List<String> from, List<String> to) {
    events.add("stamping " + from + " " + to);
  }

  @Override
  public void stepApplied(AppliedStep step) {
    events.add("applied " + step.revision());
  }

  @Override
  public void statementSkipped(String revision, String file, int line) {
    events.add("skipped " + file + ":" + line);
  }

  @Override
  public void retrying(String revision, String sqlState, Duration pause) {
    events.add("retrying " + sqlState);
  }

  @Override
  public void warning(String sentence) {
    events.add("warning " + sentence);
  }
}
