package dev.athanor.operator.observe;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds out why a Job has no Pod. The Job controller tries again for ever and says so in Events
 * only: neither the Job nor anything else that is watched changes.
 */
public final class RefusedPods {
  /** How long a Job may be without a Pod before it is asked why. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Function<String, Optional<String>> why;
  private final Instant now;

  /**
   * Asks about Jobs at one instant.
   *
   * @param why the reason by the Job's uid, as {@link Caches#refusedPod}
   */
  RefusedPods(Function<String, Optional<String>> why, Instant now) {
    this.why = why;
    this.now = now;
  }

  /** What stands for the Pod of such a Job; empty where none is missing, or nobody says why. */
  Optional<PodView> of(Job job) {
    Instant due = Instant.parse(job.getMetadata().getCreationTimestamp()).plus(PATIENCE);
    return isUnderWay(job) && !now.isBefore(due)
        ? why.apply(job.getMetadata().getUid()).map(PodView::refused)
        : Optional.empty();
  }

  private static boolean isUnderWay(Job job) {
    boolean finished =
        job.getStatus() != null
            && job.getStatus().getConditions().stream()
                .anyMatch(condition -> "True".equals(condition.getStatus()));
    return !finished
        && job.getMetadata().getDeletionTimestamp() == null
        && !Boolean.TRUE.equals(job.getSpec().getSuspend());
  }
}
