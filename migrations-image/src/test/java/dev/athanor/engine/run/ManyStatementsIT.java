package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.history.Origin;
import dev.athanor.engine.plan.Step;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.run.RunRequest.Edited;
import dev.athanor.engine.run.RunRequest.Permission;
import dev.athanor.engine.run.RunRequest.Timeouts;
import dev.athanor.engine.run.RunRequest.Transactions;
import dev.athanor.engine.run.RunRequest.Way;
import dev.athanor.engine.script.Locations;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A script of ten times as many statements costs ten times as much: counted in what is allocated
 * here and in what the server reads of the progress, which a busy machine does not change.
 */
class ManyStatementsIT {

  private static final int FEW = 1000;
  private static final int MANY = 10_000;

  private final Path folder;

  ManyStatementsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  private TestDatabase run(int statements, boolean autocommit) throws SQLException {
    StringBuilder sql = new StringBuilder("CREATE TABLE t (id int);\n");
    for (int i = 1; i < statements; i++) {
      sql.append("INSERT INTO t VALUES (").append(autocommit ? i / 2 : i).append(");\n");
    }
    Project project = new Project(folder.resolve(statements + "-" + autocommit));
    if (autocommit) {
      project.addAutocommit("aaaa", "", sql.toString());
    } else {
      project.add("aaaa", "", sql.toString(), "DROP TABLE t;");
    }
    TestDatabase database = TestDatabase.create();
    RunRequest request =
        new RunRequest(
            Way.UPGRADE,
            "head",
            null,
            false,
            null,
            Permission.ALLOW,
            Permission.ALLOW,
            Edited.REPORT,
            null,
            Transactions.PER_MIGRATION,
            Locations.of(project.folder()),
            VersionTable.named(null, null),
            new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), null, null),
            new Origin(null, null, null, "athanor test"));

    Outcome outcome =
        new MigrationRun(request, database.settings(), new Nobody(), new StopSignal())
            .run()
            .outcome();

    assertThat(outcome).isEqualTo(Outcome.ARRIVED);
    assertThat(database.list("SELECT count(*) FROM t")).containsExactly("" + (statements - 1));
    return database;
  }

  private long allocatedBy(int statements, boolean autocommit) throws SQLException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    run(statements, autocommit);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsAllocatedGrowsWithTheStatements(boolean autocommit) throws SQLException {
    run(FEW, autocommit);
    long few = allocatedBy(FEW, autocommit);
    long many = allocatedBy(MANY, autocommit);

    assertThat(many).as("%d bytes for %d", few, FEW).isLessThan(12 * few);
  }

  @Test
  void theProgressIsNotReadAgainForEachStatement() throws SQLException {
    TestDatabase database = run(MANY, true);

    await()
        .untilAsserted(
            () ->
                assertThat(
                        database.list(
                            "SELECT n_tup_ins FROM pg_stat_user_tables WHERE relname = 'progress'"))
                    .containsExactly("" + MANY));
    assertThat(
            database.list(
                "SELECT seq_tup_read + idx_tup_fetch < 3 * n_tup_ins FROM pg_stat_user_tables WHERE"
                    + " relname = 'progress'"))
        .containsExactly("t");
  }

  /** Takes no notice, at no cost. */
  private static final class Nobody implements RunEvents {
    @Override
    public void waitingForLock(String holder) {}

    @Override
    public void stepStarted(Step step) {}

    @Override
    public void stepApplied(AppliedStep step) {}

    @Override
    public void statementSkipped(String revision, String file, int line) {}

    @Override
    public void retrying(String revision, String sqlState, Duration pause) {}

    @Override
    public void warning(String sentence) {}
  }
}
