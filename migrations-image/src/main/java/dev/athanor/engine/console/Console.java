package dev.athanor.engine.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * The process's two streams, in UTF-8 whatever the locale. Results go to one, talk to the other.
 */
public final class Console {

  /** How much is said. */
  public enum Talk {
    /** Results, and why there are none. */
    QUIET,
    USUAL,
    /** Also what was found out on the way. */
    VERBOSE
  }

  private final Streams streams;
  private final Palette resultColors;
  private final Palette talkColors;
  private final Talk loudness;

  /** A console without colours that says the usual. */
  public Console(OutputStream results, OutputStream talk) {
    this(new Streams(results, talk), Palette.NONE, Palette.NONE, Talk.USUAL);
  }

  private Console(Streams streams, Palette resultColors, Palette talkColors, Talk loudness) {
    this.streams = streams;
    this.resultColors = resultColors;
    this.talkColors = talkColors;
    this.loudness = loudness;
  }

  public static Console ofProcess() {
    return new Console(
        new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
  }

  /** The same console, speaking so. */
  public Console speaking(Talk loudness, Palette results, Palette talk) {
    return new Console(streams, results, talk, loudness);
  }

  /** The colours of results. */
  public Palette colors() {
    return resultColors;
  }

  /** The stream of results, for those too long to be held as lines. */
  public PrintStream results() {
    return streams.results();
  }

  /** Why standard output did not take all that was written to it; null where it did. */
  public @Nullable IOException lostResults() {
    return streams.refusal();
  }

  /** A line of what was asked for. */
  public void result(String line) {
    streams.result(line);
  }

  /** A line about what is going on. */
  public void say(String line) {
    if (loudness != Talk.QUIET) {
      sayAlways(line);
    }
  }

  /** A line for those who want to know more. */
  public void detail(String line) {
    if (loudness == Talk.VERBOSE) {
      sayAlways(line);
    }
  }

  /** What may go wrong, or not be as it was meant. */
  public void warn(String sentence) {
    say(talkColors.paint(Palette.Color.YELLOW, "Warning: ") + sentence);
  }

  /** Why there is no result; also where nothing else is to be said. */
  public void fail(String sentence) {
    sayAlways(talkColors.paint(Palette.Color.RED, "FAILED: ") + sentence);
  }

  /** A line that the next one, whatever it is, stands in the place of. */
  void sayInPlace(String line) {
    if (loudness != Talk.QUIET) {
      streams.sayInPlace(line);
    }
  }

  /** Takes away the line that was said in place, if it is still there. */
  void clearPlace() {
    streams.clear();
  }

  private void sayAlways(String line) {
    streams.say(line);
  }
}
