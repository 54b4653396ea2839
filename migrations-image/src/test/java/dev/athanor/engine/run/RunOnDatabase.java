package dev.athanor.engine.run;

import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.Failure;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A database and a folder of scripts for each test of a run. */
abstract class RunOnDatabase {

  private static final Path SHOP = Path.of("examples/shop");

  Path folder;
  TestDatabase database;
  Project project;

  @BeforeEach
  void begin(@TempDir Path temporary) throws SQLException {
    folder = temporary;
    database = TestDatabase.create();
    project = new Project(folder);
  }

  RunHarness harness() {
    return new RunHarness(database.settings(), project.folder());
  }

  RunHarness shop() {
    return new RunHarness(database.settings(), SHOP);
  }

  static Failure failure(RunReport report) {
    return Objects.requireNonNull(report.failure(), "the run arrived");
  }

  Project twoTables() {
    return project
        .add("aaaa", "", "CREATE TABLE a (id int);", "DROP TABLE a;")
        .add("bbbb", "aaaa", "CREATE TABLE b (id int);", "DROP TABLE b;");
  }
}
