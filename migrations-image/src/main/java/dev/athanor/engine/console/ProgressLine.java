package dev.athanor.engine.console;

import dev.athanor.engine.run.RunningStatement;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows that a long step is alive: on a terminal a line that is written over each second, elsewhere
 * a line now and then. Of a step that is over soon nothing is seen.
 */
final class ProgressLine {

  private static final Duration ON_A_TERMINAL = Duration.ofSeconds(1);
  private static final Duration IN_A_LOG = Duration.ofSeconds(30);

  /** A line that a terminal breaks in two cannot be written over. */
  private static final int WIDTH = 79;

  private final Console console;
  private final boolean overwritten;
  private final LongSupplier nanos;
  private @Nullable RunningStatement running;
  private @Nullable String step;
  private long since;
  private long told;
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
    if (!statement.revision().equals(step)) {
      step = statement.revision();
      told = now;
    }
    running = statement;
    since = now;
  }

  /** No statement runs. What was shown last stays, for the next one is likely to follow at once. */
  synchronized void ended() {
    running = null;
  }

  /** The step is over, or is begun again after a pause. */
  synchronized void stepEnded() {
    running = null;
    step = null;
    console.clearPlace();
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
    if (overwritten) {
      console.sayInPlace(line(statement, Duration.ofNanos(now - since), WIDTH));
    } else {
      console.say(line(statement, Duration.ofNanos(now - since), Integer.MAX_VALUE));
    }
  }

  private static String line(RunningStatement statement, Duration time, int width) {
    String rest =
        ":%d, statement %d of %d, %s"
            .formatted(statement.line(), statement.number(), statement.of(), written(time));
    String file = statement.file();
    int room = Math.max(1, width - 2 - rest.length());
    String shown = file.length() <= room ? file : "…" + file.substring(file.length() - room + 1);
    return "  " + shown + rest;
  }

  private static String written(Duration time) {
    return time.toMinutes() == 0
        ? time.toSeconds() + " s"
        : time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }

  /** Begins to tick once a second, for as long as the process lives. */
  synchronized void tickEachSecond() {
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
