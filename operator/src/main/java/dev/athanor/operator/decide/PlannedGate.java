package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.operator.observe.DatabaseView;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.Revisions;
import dev.athanor.operator.observe.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Was a plan all that was asked for, or all that the policy let happen, and does it still begin
 * where the database stands?
 */
final class PlannedGate implements Gate {
  @Override
  public Optional<Decision> check(Snapshot snapshot) {
    boolean planned =
        Conditions.currentlyFor(snapshot, "Ready", Reason.PLANNED) || HeldPlan.isThere(snapshot);
    if (!planned || !(snapshot.spec() instanceof Desired desired)) {
      return Optional.empty();
    }
    return SteadyLook.due(snapshot, desired)
        .or(() -> unlessMoved(snapshot, desired, (DatabaseView.Rows) snapshot.database()));
  }

  private static Optional<Decision> unlessMoved(
      Snapshot snapshot, Desired desired, DatabaseView.Rows rows) {
    List<String> planned = snapshot.status().currentRevisions();
    boolean moved =
        Identities.changed(snapshot) || planned == null || !Revisions.same(planned, rows.rows());
    return moved
        ? Optional.empty()
        : Optional.of(new Decision.Rest(SteadyLook.next(desired, rows.at())));
  }
}
