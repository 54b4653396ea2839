package dev.athanor.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.Condition;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.operator.decide.Posture;
import dev.athanor.operator.decide.Standing;
import dev.athanor.operator.testing.Situation;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionSetTest {

  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyReasonGivesConditionsThatKstatusUnderstands(Reason reason) {
    var conditions = conditions(Standing.of(reason, "Because."), null);

    String types =
        conditions.stream().map(c -> c.type() + "=" + c.status()).collect(Collectors.joining(" "));
    assertThat(types)
        .startsWith(
            switch (Posture.of(reason)) {
              case READY -> "Ready=True";
              case RECONCILING -> "Ready=False Reconciling=True";
              case STALLED -> "Ready=False Stalled=True";
            });
    assertThat(conditions)
        .allSatisfy(c -> assertThat(c.reason()).isEqualTo(reason.wire()))
        .allSatisfy(c -> assertThat(c.observedGeneration()).isEqualTo(4));
  }

  @Test
  void aTransitionTimeStaysWhileTheStatusDoes() {
    var before = conditions(Standing.of(Reason.PROGRESSING, "One."), null);

    var later =
        ConditionSet.of(
            Standing.of(Reason.RETRY_BACKOFF, "Two."), 4, before, Situation.NOW.plusSeconds(60));

    assertThat(later).extracting(Condition::lastTransitionTime).containsOnly(Situation.NOW);
  }

  @Test
  void aTransitionTimeMovesWithTheStatus() {
    var before = conditions(Standing.of(Reason.PROGRESSING, "One."), null);

    var later =
        ConditionSet.of(
            Standing.of(Reason.APPLIED, "Two."), 4, before, Situation.NOW.plusSeconds(60));

    assertThat(later).hasSize(1);
    assertThat(later.get(0).lastTransitionTime()).isEqualTo(Situation.NOW.plusSeconds(60));
  }

  private static List<Condition> conditions(Standing standing, @Nullable List<Condition> before) {
    return ConditionSet.of(standing, 4, before, Situation.NOW);
  }
}
