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
}
