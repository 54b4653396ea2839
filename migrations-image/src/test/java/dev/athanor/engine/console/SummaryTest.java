package dev.athanor.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.Failure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void aStatementOfPagesIsCutSoThatFileAndLineStayOnTheScreen() {
    Failure failure =
        failure("relation \"t\" already exists", null, "CREATE TABLE t (" + "a int, ".repeat(500));

    assertThat(Summary.failure(report(failure)).get(2))
        .startsWith("  in CREATE TABLE t (a int")
        .endsWith(" …")
        .hasSizeLessThan(220);
  }

  @Test
  void aHintOfSeveralLinesStaysIndented() {
    Failure failure = failure("no Revision ID", "There is more to mend:\na.sql:1: x", null);

    assertThat(Summary.failure(report(failure)))
        .contains("  Hint: There is more to mend:\n    a.sql:1: x");
  }

  private static Failure failure(
      String message, @Nullable String hint, @Nullable String statement) {
    return new Failure(Cause.SQL_ERROR, message, hint, "42P07", "a.sql", 3, statement, false);
  }

  private static RunReport report(Failure failure) {
    return RunReport.unread(null, Outcome.FAILED, failure);
  }
}
