package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.HistoryNotes;
import dev.athanor.engine.script.ScriptDirectory;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two resources on one database. */
class OwnershipIT extends RunOnDatabase {

  private static final String A = "c/n/a";
  private static final String B = "c/n/b";

  private RunHarness of(@Nullable String owner) {
    RunHarness harness = harness();
    harness.owner = owner;
    return harness;
  }

  private @Nullable String owner() throws Exception {
    return StatusReader.read(
            database.settings(), harness().table, ScriptDirectory.load(project.folder()))
        .owner();
  }

  private static HistoryNotes notes(RunReport report) {
    return Objects.requireNonNull(report.history());
  }

  @Test
  void theFirstToMigrateOwnsIt() throws Exception {
    twoTables();
    assertThat(owner()).isNull();
    assertThat(of(A).go("aaaa").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(owner()).isEqualTo(A);

    RunHarness other = of(B);
    other.from = List.of("bbbb");
    RunReport refused = other.go("head");

    assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(failure(refused).cause()).isEqualTo(Cause.MANAGED_BY_ANOTHER);
    assertThat(failure(refused).message())
        .isEqualTo("This database is managed by c/n/a, and this run is of c/n/b; nothing was run.");
    assertThat(notes(refused).owner()).isEqualTo(A);
    assertThat(refused.rowsBefore()).containsExactly("aaaa");
    assertThat(database.rows()).containsExactly("aaaa");
  }

  @Test
  void aPlanOfAnotherIsRefusedToo() {
    twoTables();
    of(A).go("aaaa");
    RunHarness other = of(B);
    other.planOnly = true;
    assertThat(failure(other.go("head")).cause()).isEqualTo(Cause.MANAGED_BY_ANOTHER);
  }

  @Test
  void aPersonAtTheCommandLineMayGoOnAndOwnsNothing() throws Exception {
    twoTables();
    of(null).go("aaaa");
    assertThat(owner()).isNull();
    of(A).go("head");
    assertThat(of(null).go("aaaa").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(owner()).isEqualTo(A);
  }

  @Test
  void itIsTakenOverOnce() throws Exception {
    twoTables();
    of(A).go("aaaa");
    RunHarness other = of(B);
    other.adopt = A;

    assertThat(other.go("head").outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(other.go("head").outcome()).isEqualTo(Outcome.ARRIVED);

    assertThat(owner()).isEqualTo(B);
    assertThat(
            database.list(
                "SELECT revision || ' ' || message || ' by ' || owner FROM athanor.history WHERE"
                    + " direction = 'Adopt'"))
        .containsExactly("aaaa from c/n/a by c/n/b");
    assertThat(failure(of(A).go("base")).cause()).isEqualTo(Cause.MANAGED_BY_ANOTHER);
  }

  @Test
  void itIsTakenOverWhereThereIsNothingElseToDo() throws Exception {
    twoTables();
    of(A).go("head");
    RunHarness other = of(B);
    other.adopt = A;

    RunReport report = other.go("head");

    assertThat(report.outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(report.applied()).isEmpty();
    assertThat(owner()).isEqualTo(B);
  }

  /** The whole run is left out, and so is what it said before its first step. */
  @Test
  void aSingleTransactionThatFailsTakesNothingOver() throws Exception {
    twoTables().add("cccc", "bbbb", "SELECT 1 / 0;", "");
    of(A).go("aaaa");
    RunHarness other = of(B);
    other.adopt = A;
    other.transactions = RunRequest.Transactions.SINGLE;

    assertThat(other.go("head").outcome()).isEqualTo(Outcome.FAILED);

    assertThat(owner()).isEqualTo(A);
  }

  @Test
  void aStampOfAnotherIsRefused() throws SQLException {
    twoTables();
    of(A).go("aaaa");

    RunReport report = of(B).stamp("bbbb");

    assertThat(failure(report).cause()).isEqualTo(Cause.MANAGED_BY_ANOTHER);
    assertThat(database.rows()).containsExactly("aaaa");
  }
}
