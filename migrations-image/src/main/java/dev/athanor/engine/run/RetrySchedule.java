package dev.athanor.engine.run;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and after which pauses a migration is tried again that could not get its locks. The
 * pauses double up to a maximum, each drawn between its half and its whole, so that two that block
 * each other part.
 *
 * @param repeats how many times at the most, after the first try
 * @param first the longest first pause
 * @param most the longest pause of all
 */
record RetrySchedule(int repeats, Duration first, Duration most) {

  static final RetrySchedule DEFAULT =
      new RetrySchedule(10, Duration.ofMillis(500), Duration.ofSeconds(10));

  /** The pause before the given repeat, the first being 1. */
  Duration pause(int repeat, RandomGenerator random) {
    long whole = Math.min(most.toMillis(), first.toMillis() << Math.min(repeat - 1, 20));
    return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
  }
}
