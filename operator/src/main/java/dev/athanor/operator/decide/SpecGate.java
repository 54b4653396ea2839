package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.operator.observe.InvalidSpec;
import dev.athanor.operator.observe.Snapshot;
import java.util.Optional;

/** Can this operator carry out the spec at all? */
final class SpecGate implements Gate {
  @Override
  public Optional<Decision> check(Snapshot snapshot) {
    return snapshot.spec() instanceof InvalidSpec invalid
        ? Optional.of(
            new Decision.Hold(
                Standing.of(Reason.INVALID_SPEC, invalid.message()),
                Optional.empty(),
                Optional.empty()))
        : Optional.empty();
  }
}
