package dev.athanor.operator.decide;

import dev.athanor.operator.observe.DatabaseView;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.SecretView;
import dev.athanor.operator.observe.Snapshot;
import java.time.Instant;
import java.util.Optional;

/**
 * When a database that nothing is to be done to is looked at: at every interval, and when its
 * Secret has changed.
 */
final class SteadyLook {
  private static final String OCCASION = "steady state";

  private SteadyLook() {}

  /** What to do while there are no fresh rows; empty when the snapshot has them. */
  static Optional<Decision> due(Snapshot snapshot, Desired desired) {
    if (!(snapshot.secret() instanceof SecretView.Usable)) {
      return Optional.of(new Decision.Rest(Optional.empty()));
    }
    boolean never = desired.interval().isZero();
    if (snapshot.database() instanceof DatabaseView.Rows rows) {
      return never || isFresh(snapshot, desired, rows.at())
          ? Optional.empty()
          : Optional.of(look(desired));
    }
    if (snapshot.database() instanceof DatabaseView.Unreadable unreadable) {
      return Optional.of(
          never || isFresh(snapshot, desired, unreadable.at())
              ? new Decision.Rest(next(desired, unreadable.at()))
              : look(desired));
    }
    return Optional.of(
        never && !BackoffGate.secretChanged(snapshot)
            ? new Decision.Rest(Optional.empty())
            : look(desired));
  }

  private static Decision look(Desired desired) {
    return new Decision.Look(OCCASION, Drifting.isWatched(desired));
  }

  /** When to look again; empty for never. */
  static Optional<Instant> next(Desired desired, Instant lookedAt) {
    return desired.interval().isZero()
        ? Optional.empty()
        : Optional.of(lookedAt.plus(desired.interval()));
  }

  private static boolean isFresh(Snapshot snapshot, Desired desired, Instant lookedAt) {
    return snapshot.now().isBefore(lookedAt.plus(desired.interval()));
  }
}
