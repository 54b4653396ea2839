package dev.athanor.operator.decide;

import dev.athanor.operator.observe.Snapshot;
import java.util.Optional;

/**
 * Has the database been read for this very attempt? Its rows go with the Job, which refuses to run
 * on others.
 */
final class LookGate implements Gate {
  @Override
  public Optional<Decision> check(Snapshot snapshot) {
    String occasion =
        "before attempt %d of generation %d"
            .formatted(Attempts.next(snapshot), snapshot.generation());
    return snapshot.database().answers(occasion)
        ? Optional.empty()
        : Optional.of(new Decision.Look(occasion));
  }
}
