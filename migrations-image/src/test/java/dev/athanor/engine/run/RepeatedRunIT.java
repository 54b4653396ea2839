package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again: failures that pass by themselves, and no others. */
class RepeatedRunIT extends RunOnDatabase {

  /** Fails so at its first try; a sequence does not go back when its transaction does. */
  private static String failsOnce(String state) {
    return "DO $$ BEGIN IF nextval('tries') < 2 THEN RAISE SQLSTATE '"
        + state
        + "'; END IF; END $$;";
  }

  private RunHarness begun() throws SQLException {
    database.execute("CREATE SEQUENCE tries; CREATE TABLE seen (n int)");
    return harness();
  }

  @ParameterizedTest
  @ValueSource(strings = {"55P03", "40P01", "40001"})
  void inATransactionTheWholeMigrationIsRepeated(String state) throws SQLException {
    RunHarness harness = begun();
    project.add("aaaa", "", "INSERT INTO seen VALUES (1);\n" + failsOnce(state), "");

    RunReport report = harness.go("head");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(harness.events).containsOnlyOnce("retrying " + state);
    assertThat(harness.statements).filteredOn("aaaa 1/2 line 6"::equals).hasSize(2);
    assertThat(database.list("SELECT count(*) FROM seen")).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"55P03", "40P01", "40001"})
  void outsideATransactionOnlyTheStatementIsRepeated(String state) throws SQLException {
    RunHarness harness = begun();
    project.addAutocommit("aaaa", "", "INSERT INTO seen VALUES (1);\n" + failsOnce(state));

    RunReport report = harness.go("head");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(harness.events).containsOnlyOnce("retrying " + state);
    assertThat(harness.statements).filteredOn("aaaa 1/2 line 6"::equals).hasSize(1);
    assertThat(database.list("SELECT count(*) FROM seen")).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"57014", "23505", "53200"})
  void nothingElseIs(String state) throws SQLException {
    RunHarness harness = begun();
    project.add("aaaa", "", failsOnce(state), "");

    RunReport report = harness.go("head");

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failure(report).sqlState()).isEqualTo(state);
    assertThat(harness.events).noneMatch(event -> event.startsWith("retrying"));
  }
}
