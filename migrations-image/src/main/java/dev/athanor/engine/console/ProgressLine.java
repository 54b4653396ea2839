package dev.athanor.engine.console;

import dev.athanor.engine.run.RunningStatement;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows that a long step is alive: on a terminal a line that is written over each second, elsewhere
 * a line now and then. A statement that is quick is never seen here.
 */
final class ProgressLine {

  private static final Duration ON_A_TERMINAL = Duration.ofSeconds(1);
  private static final Duration IN_A_LOG = Duration.ofSeconds(30);
  private static final String CLEAR = "\r\u001b[K";

  private final Console console;
  private final boolean overwritten;
  private final LongSupplier nanos;
  private @Nullable RunningStatement running;
  private long since;
  private long told;
  private boolean shown;
  private @Nullable Thread clock;

  /**
   * A line that nothing is shown of yet.
   *
   * @param overwritten whether the console is a terminal
   * @param nanos a clock as {@link System#nanoTime}
   */
  ProgressLine(Console console, boolean overwritten, LongSupplier nanos) {
    this.console = console;
    this.overwritten = overwritten;
    this.nanos = nanos;
  }

  synchronized void began(RunningStatement statement) {
    long now = nanos.getAsLong();
    if (running == null || !running.revision().equals(statement.revision())) {
      told = now;
    }
    running = statement;
    since = now;
    startClock();
  }

  synchronized void ended() {
    running = null;
  }

  /** Before another line is written. */
  synchronized void clear() {
    if (shown) {
      console.sayInPlace(CLEAR);
      shown = false;
    }
  }

  /** Looks whether it is time to show something. */
  synchronized void tick() {
    RunningStatement statement = running;
    long now = nanos.getAsLong();
    Duration pause = overwritten ? ON_A_TERMINAL : IN_A_LOG;
    if (statement == null || now - told < pause.toNanos()) {
      return;
    }
    told = now;
    String line =
        "  %s:%d, statement %d of %d, %s"
            .formatted(
                statement.file(),
                statement.line(),
                statement.number(),
                statement.of(),
                written(Duration.ofNanos(now - since)));
    if (overwritten) {
      console.sayInPlace(CLEAR + line);
      shown = true;
    } else {
      console.say(line);
    }
  }

  private static String written(Duration time) {
    return time.toMinutes() == 0
        ? time.toSeconds() + " s"
        : time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }

  private void startClock() {
    if (clock == null) {
      clock = new Thread(this::keepTicking, "athanor-progress");
      clock.setDaemon(true);
      clock.start();
    }
  }

  private void keepTicking() {
    try {
      while (true) {
        Thread.sleep(ON_A_TERMINAL.toMillis());
        tick();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
