package dev.athanor.operator.decide;

import dev.athanor.operator.observe.Desired;
import java.time.Duration;
import java.time.Instant;

/** The one retry policy: pauses double from {@code initial} and never exceed {@code max}. */
final class Backoff {
  private Backoff() {}

  /** When the attempt after {@code attempts} tries may begin. */
  static Instant next(Desired desired, int attempts, Instant now) {
    return now.plus(pause(desired.backoffInitial(), desired.backoffMax(), attempts));
  }

  static Duration pause(Duration initial, Duration max, int attempts) {
    Duration pause = initial;
    for (int i = 1; i < attempts && pause.compareTo(max) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(max) < 0 ? pause : max;
  }
}
