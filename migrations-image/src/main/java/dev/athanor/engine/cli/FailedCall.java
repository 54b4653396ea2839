package dev.athanor.engine.cli;

import dev.athanor.engine.command.CommandFailed;
import dev.athanor.engine.console.Console;
import dev.athanor.engine.console.FailureJson;
import dev.athanor.engine.console.RunResult;
import dev.athanor.engine.line.Arguments;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells why a call has no result: a person on standard error and, where a program reads along, that
 * too on standard output, whatever was wrong.
 *
 * @param line as it was written, for it may be too wrong to be taken apart
 */
record FailedCall(List<String> line, Map<String, String> environment, Console console) {

  /** BSD's EX_SOFTWARE: no answer to anything that was asked. */
  private static final int FAULT = 70;

  private static final String RUN = "ATHANOR_RUN";

  int because(CommandFailed e) {
    return told(e.getMessage(), e.reason(), e.exitCode());
  }

  /** The call is wrong, or a setting; a run that somebody waits for has a report of that. */
  int wrongUsage(String sentence, Cause cause) {
    if (isRun()) {
      console.fail(sentence);
      RunResult.tellOfWrongUsage(sentence, cause, Arguments.none(environment), console);
      return Outcome.USAGE.exitCode();
    }
    return told(sentence, null, Outcome.USAGE.exitCode());
  }

  /** The trace is for whoever mends it; everyone else needs the sentence. */
  int fault(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    boolean verbose =
        line.contains(Option.VERBOSE.written()) || line.contains(Option.VERBOSE.letter());
    int code =
        told(
            "A fault in Athanor itself: " + e + (trace.length == 0 ? "" : " at " + trace[0]),
            "Please report it with " + (verbose ? "this text." : "what --verbose adds to this."),
            FAULT);
    if (verbose) {
      for (Throwable each = e; each != null; each = each.getCause()) {
        console.say("  " + each);
        for (StackTraceElement element : each.getStackTrace()) {
          console.say("    at " + element);
        }
      }
    }
    return code;
  }

  private int told(String message, @Nullable String reason, int exitCode) {
    console.fail(message + (reason == null ? "" : "\n  " + reason));
    if (wantsJson()) {
      console.result(FailureJson.of(message, reason, exitCode));
    }
    return exitCode;
  }

  /** As {@link dev.athanor.engine.command.Settings#json}, of whatever was written. */
  private boolean wantsJson() {
    String option = Option.OUTPUT.written();
    boolean json = isRun();
    for (int i = 0; i < line.size(); i++) {
      String each = line.get(i);
      if (each.startsWith(option + "=")) {
        json = each.endsWith("=json");
      } else if (each.equals(option) && i + 1 < line.size()) {
        json = line.get(i + 1).equals("json");
      }
    }
    return json;
  }

  private boolean isRun() {
    return !environment.getOrDefault(RUN, "").isBlank();
  }
}
