package dev.athanor.engine.cli;

import dev.athanor.engine.console.Console;
import dev.athanor.engine.line.Arguments;
import dev.athanor.engine.line.Command;
import dev.athanor.engine.line.Option;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** What it means for the exit code that standard output did not take everything. */
final class LostResults {

  /** BSD's EX_IOERR. */
  static final int UNWRITTEN = 74;

  /**
   * What a shell says of a program that was ended by its pipe's other end: 128 and SIGPIPE. Whoever
   * writes {@code athanor history | head -1} has what they wanted, and needs no sentence.
   */
  static final int PIPE_CLOSED = 141;

  /** What these did is done, whoever reads of it, and their exit code has to say so. */
  private static final Set<Command> DOING =
      EnumSet.of(
          Command.UPGRADE,
          Command.DOWNGRADE,
          Command.MIGRATE,
          Command.STAMP,
          Command.ENSURE_VERSION,
          Command.REVISION,
          Command.MERGE,
          Command.INIT,
          Command.EDIT);

  private LostResults() {}

  /** The exit code in the end. */
  static int exitCode(int code, Arguments given, Console console) {
    IOException refusal = console.lostResults();
    if (refusal == null) {
      return code;
    }
    boolean count = code == 0 && !isDoing(given);
    if ("Broken pipe".equals(refusal.getMessage())) {
      return count ? PIPE_CLOSED : code;
    }
    String sentence =
        "Standard output does not take all that was to be written: " + refusal.getMessage();
    if (count) {
      console.fail(sentence);
      return UNWRITTEN;
    }
    console.warn(sentence);
    return code;
  }

  private static boolean isDoing(Arguments given) {
    return given.command() != null
        && DOING.contains(given.command())
        && !given.has(Option.SQL)
        && !given.has(Option.PLAN_ONLY)
        && !given.has(Option.HELP);
  }
}
