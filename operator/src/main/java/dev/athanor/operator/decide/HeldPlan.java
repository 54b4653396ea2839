package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.operator.observe.Snapshot;
import java.util.Set;

/**
 * A plan that a policy holds back, for good or until a person approves it. It says what would be
 * done now, and so is made anew when the database has moved.
 */
public final class HeldPlan {
  private static final Set<Reason> HELD_BACK =
      Set.of(Reason.APPROVAL_REQUIRED, Reason.DOWNGRADE_FORBIDDEN, Reason.DESTRUCTIVE_FORBIDDEN);

  private HeldPlan() {}

  /** Whether that reason holds a plan back. A plan that waits is no failure. */
  public static boolean isReason(Reason reason) {
    return HELD_BACK.contains(reason);
  }

  /** Whether this generation has got so far. */
  static boolean isThere(Snapshot snapshot) {
    return snapshot.status().plan() != null
        && HELD_BACK.stream()
            .anyMatch(reason -> Conditions.currentlyFor(snapshot, "Stalled", reason));
  }
}
