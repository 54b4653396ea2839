package dev.athanor.operator.decide;

import dev.athanor.operator.observe.Snapshot;
import java.util.Objects;
import java.util.Optional;

/** Has this generation, or this request to start anew, been seen already? */
final class AcknowledgeGate implements Gate {
  @Override
  public Optional<Decision> check(Snapshot snapshot) {
    var status = snapshot.status();
    if (!Objects.equals(status.observedGeneration(), snapshot.generation())) {
      return Optional.of(new Decision.Acknowledge(true));
    }
    boolean asked =
        snapshot
            .reconcileRequestedAt()
            .map(request -> !request.equals(status.lastHandledReconcileAt()))
            .orElse(false);
    return asked ? Optional.of(new Decision.Acknowledge(false)) : Optional.empty();
  }
}
