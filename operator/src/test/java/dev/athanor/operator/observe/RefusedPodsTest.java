package dev.athanor.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusedPodsTest {
  private static final Instant CREATED = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATE = CREATED.plus(RefusedPods.PATIENCE);
  private final Job job =
      new JobBuilder()
          .withNewMetadata()
          .withUid("u1")
          .withCreationTimestamp(CREATED.toString())
          .endMetadata()
          .withNewSpec()
          .endSpec()
          .build();

  @Test
  void aJobThatIsLateIsExplained() {
    assertThat(at(LATE).of(job))
        .hasValueSatisfying(
            pod -> {
              assertThat(pod.started()).isFalse();
              assertThat(pod.waiting())
                  .hasValue(new PodView.Waiting(PodView.REFUSED, "refused u1"));
            });
  }

  @Test
  void aJobThatIsYoungIsNotAskedAbout() {
    assertThat(at(LATE.minusMillis(1)).of(job)).isEmpty();
  }

  @Test
  void aJobThatNeedsNoPodIsNotAskedAbout() {
    RefusedPods pods = at(LATE);
    Job suspended = new JobBuilder(job).editSpec().withSuspend(true).endSpec().build();
    Job finished =
        new JobBuilder(job)
            .withNewStatus()
            .addNewCondition()
            .withType("Complete")
            .withStatus("True")
            .endCondition()
            .endStatus()
            .build();

    assertThat(pods.of(suspended)).isEmpty();
    assertThat(pods.of(finished)).isEmpty();
  }

  private static RefusedPods at(Instant now) {
    return new RefusedPods(uid -> Optional.of("refused " + uid), now);
  }
}
