package dev.athanor.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.report.InvalidReport;
import dev.athanor.engine.report.RunReportJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource({
    "Can't locate 'x', , Can't locate 'x'.",
    "Can't locate 'x', No such revision, Can't locate 'x'. No such revision.",
    "It is not there., Name another., It is not there. Name another.",
  })
  void whatTheEngineSaysAndItsHintAreTwoSentences(String message, String hint, String shown)
      throws InvalidReport {
    var report =
        RunReportJson.parse(
            """
            {"contract": 1, "run": "shop-1", "outcome": "TargetRefused", "applied": [],
             "failure": {"cause": "Internal", "message": "%s", "hint": %s,
                         "partlyChanged": false}}
            """
                .formatted(message, hint == null ? "null" : '"' + hint + '"'));

    assertThat(Wording.ofFailure(report)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "'', , Use an image that has it.",
    "'', shop:1, Use an image that has it.",
    "'', shop:2, 'To roll back, set spec.image to shop:2, which has it, and spec.targetRevision to"
        + " the revision to go back to.'",
    "'\"003\"', shop:2, 'Use an image that has it; or, to roll back, set spec.targetRevision to 003.'",
    "'\"003\",\"x\"', , 'Use an image that has it; or, to roll back, set spec.targetRevision to 003"
        + " or x.'",
  })
  void anImageBehindTheDatabaseIsToldTheWaysOut(String wayBack, String applied, String remedy)
      throws InvalidReport {
    var report =
        RunReportJson.parse(
            """
            {"contract": 1, "run": "shop-1", "outcome": "UnknownRevision", "applied": [],
             "unknownRevisions": ["004"], "history": {"wayBack": [%s]}}
            """
                .formatted(wayBack));

    assertThat(Wording.unknownRevision(report, "shop:1", applied))
        .isEqualTo("The database is at 004, which image shop:1 does not know. " + remedy);
  }
}
