package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.Snapshot;
import java.util.Optional;

/** May a run be started at all? */
final class SuspendGate implements Gate {
  @Override
  public Optional<Decision> check(Snapshot snapshot) {
    return snapshot.spec() instanceof Desired desired && desired.suspend()
        ? Optional.of(
            new Decision.Hold(
                Standing.of(
                    Reason.SUSPENDED,
                    "Suspended: %s has not been gone to. Set spec.suspend to false to go on."
                        .formatted(desired.targetRevision())),
                Optional.empty(),
                Optional.empty()))
        : Optional.empty();
  }
}
