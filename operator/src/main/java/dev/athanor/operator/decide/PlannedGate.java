package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.operator.observe.Snapshot;
import java.util.Optional;

/** Was a plan all that was asked for, and is it there? */
final class PlannedGate implements Gate {
  @Override
  public Optional<Decision> check(Snapshot snapshot) {
    return Conditions.currentlyFor(snapshot, "Ready", Reason.PLANNED)
        ? Optional.of(new Decision.Rest(Optional.empty()))
        : Optional.empty();
  }
}
