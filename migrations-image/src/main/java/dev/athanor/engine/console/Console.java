package dev.athanor.engine.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

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

  private final PrintStream results;
  private final PrintStream talk;
  private final Palette resultColors;
  private final Palette talkColors;
  private final Talk loudness;

  /** A console without colours that says the usual. */
  public Console(PrintStream results, PrintStream talk) {
    this(results, talk, Palette.NONE, Palette.NONE, Talk.USUAL);
  }

  private Console(
      PrintStream results,
      PrintStream talk,
      Palette resultColors,
      Palette talkColors,
      Talk loudness) {
    this.results = results;
    this.talk = talk;
    this.resultColors = resultColors;
    this.talkColors = talkColors;
    this.loudness = loudness;
  }

  public static Console ofProcess() {
    return new Console(
        stream(new FileOutputStream(FileDescriptor.out)),
        stream(new FileOutputStream(FileDescriptor.err)));
  }

  private static PrintStream stream(FileOutputStream file) {
    return new PrintStream(file, true, StandardCharsets.UTF_8);
  }

  /** The same console, speaking so. */
  public Console speaking(Talk loudness, Palette results, Palette talk) {
    return new Console(this.results, this.talk, results, talk, loudness);
  }

  /** The colours of results. */
  public Palette colors() {
    return resultColors;
  }

  /** The stream of results, for those too long to be held as lines. */
  public PrintStream results() {
    return results;
  }

  /** A line of what was asked for. */
  public void result(String line) {
    results.print(line + "\n");
    results.flush();
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

  /** Text without a line end, which a later one may write over. */
  void sayInPlace(String text) {
    if (loudness != Talk.QUIET) {
      talk.print(text);
      talk.flush();
    }
  }

  private void sayAlways(String line) {
    talk.print(line + "\n");
    talk.flush();
  }
}
