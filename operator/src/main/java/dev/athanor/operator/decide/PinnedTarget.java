package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Pinned;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.Snapshot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A relative target is counted once and holds by its text: an edit of anything else never walks
 * again.
 *
 * @param absolute the revision, in a symbol that means the same wherever the database stands
 */
record PinnedTarget(String absolute) {

  /** The pin of the target as it is written now; empty without one. */
  static Optional<PinnedTarget> of(Snapshot snapshot) {
    return pin(snapshot)
        .filter(pin -> !Identities.changed(snapshot))
        .map(pin -> new PinnedTarget(absolute(pin.revisions())));
  }

  /**
   * Whether there was a pin, and the database may have moved since: counting again would walk
   * again. Jobs remember the text that they were made for when the status has forgotten it.
   */
  static boolean isLost(Snapshot snapshot, String target) {
    boolean ofAnotherDatabase = pin(snapshot).isPresent() && Identities.changed(snapshot);
    Optional<JobView> walked =
        snapshot.jobs().stream().filter(job -> job.kind().migrates()).findFirst();
    return ofAnotherDatabase
        || walked
            .filter(job -> job.generation() == snapshot.generation() || target.equals(job.target()))
            .isPresent();
  }

  private static Optional<Pinned> pin(Snapshot snapshot) {
    String target = snapshot.spec() instanceof Desired desired ? desired.targetRevision() : "";
    return Optional.ofNullable(snapshot.status().pinned())
        .filter(pin -> RelativeTarget.matches(target))
        .filter(pin -> target.equals(pin.target()) && pin.revisions() != null);
  }

  private static String absolute(@Nullable List<String> revisions) {
    return revisions == null || revisions.isEmpty() ? "base" : revisions.get(0);
  }
}
