package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.DriftPolicy;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.operator.observe.DatabaseView;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.Revisions;
import dev.athanor.operator.observe.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Did this generation arrive already? Then only the database itself can say whether it still stands
 * there.
 */
final class ArrivedGate implements Gate {
  @Override
  public Optional<Decision> check(Snapshot snapshot) {
    List<String> target = snapshot.status().resolvedRevisions();
    if (target == null || !(snapshot.spec() instanceof Desired desired)) {
      return Optional.empty();
    }
    if (Identities.changed(snapshot)) {
      return Optional.empty();
    }
    return SteadyLook.due(snapshot, desired)
        .or(() -> settled(snapshot, desired, target, (DatabaseView.Rows) snapshot.database()));
  }

  private static Optional<Decision> settled(
      Snapshot snapshot, Desired desired, List<String> target, DatabaseView.Rows rows) {
    Optional<Instant> next = SteadyLook.next(desired, rows.at());
    Optional<Drifting> drift = Drifting.of(snapshot, target, rows);
    Correction correction = Correction.of(snapshot, desired, drift);
    if (correction == Correction.DUE) {
      return Optional.empty();
    }
    if (correction == Correction.FAILED) {
      return Optional.of(new Decision.Rest(next));
    }
    if (drift.isEmpty() || desired.drift() == DriftPolicy.IGNORE) {
      return Optional.of(
          new Decision.Settle(
              rows, there(snapshot, desired, target, rows), Optional.empty(), next));
    }
    Standing standing =
        Standing.of(Reason.DRIFT_DETECTED, DriftWording.of(drift.get(), desired, target));
    return Optional.of(new Decision.Settle(rows, standing, drift, next));
  }

  private static Standing there(
      Snapshot snapshot, Desired desired, List<String> target, DatabaseView.Rows rows) {
    String message =
        Revisions.same(rows.rows(), target)
            ? "The database is at %s.".formatted(Revisions.text(rows.rows()))
            : DriftWording.ignored(rows.rows(), target);
    if (desired.suspend()) {
      return new Standing(Reason.SUSPENDED, Posture.READY, message + " No run will be started.");
    }
    return Conditions.current(snapshot, "Ready")
        .filter(ready -> Reason.APPLIED.wire().equals(ready.reason()))
        .map(ready -> Standing.of(Reason.APPLIED, sameOrMore(ready.message(), message)))
        .orElseGet(() -> Standing.of(Reason.UP_TO_DATE, message));
  }

  /** The end of a run may have said more than where the database is; that stays true. */
  private static String sameOrMore(@Nullable String said, String message) {
    return said != null && said.startsWith(message) ? said : message;
  }
}
