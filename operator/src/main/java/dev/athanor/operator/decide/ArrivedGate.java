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
    boolean drifted = !Revisions.same(rows.rows(), target);
    if (drifted && desired.drift() == DriftPolicy.CORRECT && !desired.suspend()) {
      return Optional.empty();
    }
    Standing standing =
        drifted && desired.drift() != DriftPolicy.IGNORE
            ? drift(target, rows)
            : there(snapshot, desired, rows);
    return Optional.of(new Decision.Settle(rows, standing, next));
  }

  private static Standing drift(List<String> target, DatabaseView.Rows rows) {
    return Standing.of(
        Reason.DRIFT_DETECTED,
        "The database is at %s, and this spec brought it to %s: somebody else has moved it. Set spec.policy.drift to Correct, or annotate the resource with athanor.dev/reconcile-requested-at, to go back."
            .formatted(Revisions.text(rows.rows()), Revisions.text(target)));
  }

  private static Standing there(Snapshot snapshot, Desired desired, DatabaseView.Rows rows) {
    String message = "The database is at %s.".formatted(Revisions.text(rows.rows()));
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
