package dev.athanor.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
    assertThat(new RefusedPods(new Refusing(), LATE).of(job))
        .hasValueSatisfying(
            pod -> {
              assertThat(pod.started()).isFalse();
              assertThat(pod.waiting())
                  .hasValue(new PodView.Waiting(PodView.REFUSED, "refused u1"));
            });
  }

  @Test
  void aJobThatIsYoungIsNotAskedAbout() {
    assertThat(new RefusedPods(new Refusing(), LATE.minusMillis(1)).of(job)).isEmpty();
  }

  @Test
  void aJobThatNeedsNoPodIsNotAskedAbout() {
    RefusedPods pods = new RefusedPods(new Refusing(), LATE);
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

  /** A cluster that knows why, and nothing else. */
  private static final class Refusing implements Caches {
    @Override
    public Collection<Job> jobs() {
      return List.of();
    }

    @Override
    public Collection<Pod> pods() {
      return List.of();
    }

    @Override
    public Optional<Secret> secret(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<DatabaseMigration> migration(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Job> liveJob(String name) {
      return Optional.empty();
    }

    @Override
    public Collection<Pod> livePods(String jobName) {
      return List.of();
    }

    @Override
    public Optional<String> refusedPod(String jobUid) {
      return Optional.of("refused " + jobUid);
    }
  }
}
