package dev.athanor.operator.decide;

import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.SecretView;
import dev.athanor.operator.observe.Snapshot;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Is it time for the next try? A Secret that has changed since the last one is worth trying at
 * once.
 */
final class BackoffGate implements Gate {
  @Override
  public Optional<Decision> check(Snapshot snapshot) {
    Instant next = snapshot.status().nextRetryTime();
    if (next == null || !snapshot.now().isBefore(next) || secretChanged(snapshot)) {
      return Optional.empty();
    }
    return Optional.of(new Decision.Rest(Optional.of(next)));
  }

  static boolean secretChanged(Snapshot snapshot) {
    return snapshot.secret() instanceof SecretView.Usable secret
        && snapshot.jobs().stream()
            .filter(job -> job.generation() == snapshot.generation())
            .filter(job -> job.attempt() == Attempts.last(snapshot))
            .map(JobView::secretVersion)
            .filter(Objects::nonNull)
            .anyMatch(version -> !version.equals(secret.version()));
  }
}
