package dev.athanor.sandbox.waiting;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Looks again and again until something is so. */
public final class Await {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Await() {}

  /**
   * @param what completes "within 5 s …", for people
   * @throws NotInTimeException when it is not so within the time
   */
  public static void until(String what, Duration within, BooleanSupplier condition) {
    until(what, within, condition, () -> "");
  }

  /**
   * @param instead how things stand, asked for only when it did not come about
   * @throws NotInTimeException when it is not so within the time
   */
  public static void until(
      String what, Duration within, BooleanSupplier condition, Supplier<String> instead) {
    long end = System.nanoTime() + within.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        String found = instead.get();
        throw new NotInTimeException(
            "Not within %d s: %s.%s"
                .formatted(within.toSeconds(), what, found.isEmpty() ? "" : " Instead: " + found));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotInTimeException("Interrupted while waiting");
    }
  }
}
