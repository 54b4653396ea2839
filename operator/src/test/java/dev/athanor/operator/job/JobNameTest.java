package dev.athanor.operator.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.operator.observe.RunKind;
import dev.athanor.operator.observe.Snapshot.Identity;
import dev.athanor.operator.testing.Situation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobNameTest {

  @Test
  void theSameIntentionHasTheSameName() {
    assertThat(JobName.of(Situation.ORDERS, 4, 2, RunKind.MIGRATE))
        .isEqualTo(JobName.of(Situation.ORDERS, 4, 2, RunKind.MIGRATE));
  }

  @Test
  void anotherIntentionHasAnotherName() {
    String name = JobName.of(Situation.ORDERS, 4, 2, RunKind.MIGRATE);

    assertThat(name)
        .isNotEqualTo(JobName.of(Situation.ORDERS, 5, 2, RunKind.MIGRATE))
        .isNotEqualTo(JobName.of(Situation.ORDERS, 4, 3, RunKind.MIGRATE))
        .isNotEqualTo(JobName.of(Situation.ORDERS, 4, 2, RunKind.PLAN))
        .isNotEqualTo(JobName.of(Situation.ORDERS, 4, 2, RunKind.ROLL_BACK))
        .isNotEqualTo(JobName.of(Situation.ORDERS, 4, 2, RunKind.PLAN_ROLL_BACK))
        .isNotEqualTo(
            JobName.of(new Identity("shop", "orders", "recreated"), 4, 2, RunKind.MIGRATE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "orders.v2",
        "a-name-that-goes-on-and-on-and-on-and-is-cut-in-the-middle-of-a-.-word",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void everyNameIsOneThatKubernetesTakes(String name) {
    String job = JobName.of(new Identity("shop", name, "uid"), 1, 1, RunKind.MIGRATE);

    assertThat(job).hasSizeLessThanOrEqualTo(63).matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  }
}
