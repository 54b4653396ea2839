package dev.athanor.engine.check;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.history.Origin;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.run.MigrationRun;
import dev.athanor.engine.run.RunEnded;
import dev.athanor.engine.run.RunRequest;
import dev.athanor.engine.run.RunRequest.Edited;
import dev.athanor.engine.run.RunRequest.Permission;
import dev.athanor.engine.run.RunRequest.Timeouts;
import dev.athanor.engine.run.RunRequest.Transactions;
import dev.athanor.engine.run.RunRequest.Way;
import dev.athanor.engine.run.StopSignal;
import dev.athanor.engine.run.TestDatabase;
import dev.athanor.engine.script.Locations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Makes checks with a test's own settings and keeps what they tell. */
final class CheckHarness implements CheckEvents {

  private static final Timeouts TIMEOUTS =
      new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(2), null, null);

  final List<String> shadows = new CopyOnWriteArrayList<>();
  final List<String> warnings = new CopyOnWriteArrayList<>();
  final StopSignal stop = new StopSignal();
  private final DatabaseSettings database;
  private final Path scripts;
  @Nullable Path schema;
  @Nullable DatabaseSettings shadow;
  boolean grants;
  VersionTable table = VersionTable.named(null, null);

  CheckHarness(DatabaseSettings database, Path scripts) {
    this.database = database;
    this.scripts = scripts;
  }

  static CheckHarness ofShop(TestDatabase database) {
    return new CheckHarness(database.settings(), Path.of("examples", "shop"));
  }

  /** Brings the database to the scripts' heads. */
  void upgrade() {
    go(Way.UPGRADE, "heads");
  }

  void go(Way way, String target) {
    RunRequest request =
        new RunRequest(
            way,
            target,
            null,
            false,
            null,
            Permission.ALLOW,
            Permission.ALLOW,
            Edited.REPORT,
            null,
            Transactions.PER_MIGRATION,
            Locations.of(scripts),
            table,
            TIMEOUTS,
            new Origin(null, null, null, "athanor test"));
    RunReport report = new MigrationRun(request, database, new Quiet(this), new StopSignal()).run();
    if (report.outcome() != Outcome.ARRIVED) {
      throw new AssertionError(String.valueOf(report.failure()));
    }
  }

  CheckAnswer answer() throws RunEnded {
    return new Check(request(), database, this, stop).answer();
  }

  AutogenerateAnswer autogenerate(Autogeneration.Author author) throws RunEnded {
    return new Autogeneration(request(), database, this, stop).answer(author);
  }

  Locations locations() {
    return Locations.of(scripts);
  }

  private CheckRequest request() {
    return new CheckRequest(locations(), schema, shadow, grants, table, TIMEOUTS);
  }

  @Override
  public void shadowReady(String name, boolean created) {
    shadows.add((created ? "created " : "lent ") + name);
  }

  @Override
  public void warning(String sentence) {
    warnings.add(sentence);
  }
}
