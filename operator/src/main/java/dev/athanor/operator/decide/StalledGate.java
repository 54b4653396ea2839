package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Condition;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.operator.observe.Snapshot;
import java.util.Optional;
import java.util.Set;

/**
 * Has a run of this generation already shown that a person is needed? Then only a new wish goes on.
 */
final class StalledGate implements Gate {
  /** These come from gates, which ask again each time, and not from a run. */
  private static final Set<String> ASKED_AGAIN =
      Set.of(
          Reason.SUSPENDED.wire(),
          Reason.SECRET_INVALID.wire(),
          Reason.WAITING_FOR_DEPENDENCY.wire(),
          Reason.DRIFT_DETECTED.wire());

  /** A spec that a run has refused stays refused; one that no run was made for is read anew. */
  private static boolean isAskedAgain(Snapshot snapshot, Condition stalled) {
    Integer failures = snapshot.status().failures();
    return Reason.INVALID_SPEC.wire().equals(stalled.reason())
        ? failures == null || failures == 0
        : ASKED_AGAIN.contains(stalled.reason());
  }

  @Override
  public Optional<Decision> check(Snapshot snapshot) {
    if (snapshot.status().resolvedRevisions() != null) {
      // It had arrived: whatever a run has said since, the database may be back where it was.
      return Optional.empty();
    }
    return Conditions.current(snapshot, "Stalled")
        .filter(stalled -> !isAskedAgain(snapshot, stalled) && !HeldPlan.isThere(snapshot))
        .map(stalled -> new Decision.Rest(Optional.empty()));
  }
}
