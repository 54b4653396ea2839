package dev.athanor.engine.run;

import dev.athanor.engine.run.StopSignal.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks a run to stop when its time is over. */
final class Deadline {

  private final @Nullable Thread watch;

  private Deadline(@Nullable Thread watch) {
    this.watch = watch;
  }

  /** Begins to count; never ends where the time is null. */
  static Deadline start(@Nullable Duration time, StopSignal stop) {
    if (time == null) {
      return new Deadline(null);
    }
    Thread watch = new Thread(() -> await(time, stop), "athanor-deadline");
    watch.setDaemon(true);
    watch.start();
    return new Deadline(watch);
  }

  private static void await(Duration time, StopSignal stop) {
    try {
      Thread.sleep(time.toMillis());
      stop.request(Reason.DEADLINE);
    } catch (InterruptedException e) {
      // The run was over first; this thread has nothing else to do.
      Thread.currentThread().interrupt();
    }
  }

  /** Counts no longer. */
  void end() {
    if (watch != null) {
      watch.interrupt();
    }
  }
}
