package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Drift;
import dev.athanor.api.v1alpha1.DriftPolicy;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.Revisions;
import dev.athanor.operator.observe.Snapshot;
import java.util.List;
import java.util.Optional;

/** Whether a drift is taken back: each once, for two hands that correct each other never end. */
enum Correction {
  /** There is nothing to take back, or nobody wants it, or it was done once and is there again. */
  NONE,
  /** A run is to go to the target again. */
  DUE,
  /** Such a run has failed for good: what it said stays until the database has moved on. */
  FAILED;

  static Correction of(Snapshot snapshot, Desired desired, Optional<Drifting> drift) {
    if (desired.drift() != DriftPolicy.CORRECT
        || desired.suspend()
        || !(drift.orElse(null) instanceof Drifting.Moved moved)) {
      return NONE;
    }
    Drift known = snapshot.status().drift();
    List<String> revisions = known == null ? null : known.revisions();
    if (known == null || revisions == null || !Revisions.same(revisions, moved.rows())) {
      return DUE;
    }
    if (Boolean.TRUE.equals(known.corrected())) {
      return NONE;
    }
    return hasFailed(snapshot) ? FAILED : DUE;
  }

  private static boolean hasFailed(Snapshot snapshot) {
    return Conditions.current(snapshot, "Stalled")
        .filter(stalled -> !Reason.DRIFT_DETECTED.wire().equals(stalled.reason()))
        .filter(stalled -> !Reason.SUSPENDED.wire().equals(stalled.reason()))
        .isPresent();
  }
}
