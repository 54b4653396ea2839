package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that end at bbbb, on a database that newer ones took to dddd. */
abstract class OlderScripts extends RunOnDatabase {

  Project newer;

  @BeforeEach
  void theNewerOnesHaveGoneUp(@TempDir Path other) {
    twoTables();
    newer = new Project(other);
    newer
        .add("aaaa", "", "CREATE TABLE a (id int);", "DROP TABLE a;")
        .add("bbbb", "aaaa", "CREATE TABLE b (id int);", "DROP TABLE b;")
        .add("cccc", "bbbb", "CREATE TABLE c (id int);", "DROP TABLE c;")
        .add("dddd", "cccc", "CREATE TABLE d (id int);", "DROP TABLE d;");
    assertThat(newer().go("head").outcome()).isEqualTo(Outcome.ARRIVED);
  }

  RunHarness newer() {
    return new RunHarness(database.settings(), newer.folder());
  }

  /** What is said of a run that found no way. */
  static String hint(RunReport report) {
    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.UNKNOWN_REVISION);
    assertThat(failure(report).cause()).isEqualTo(Cause.REVISION_UNKNOWN);
    return Objects.requireNonNull(failure(report).hint());
  }
}
