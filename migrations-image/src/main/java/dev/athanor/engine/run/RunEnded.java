package dev.athanor.engine.run;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport.Failure;
import org.jspecify.annotations.Nullable;

/** The run is over and did not arrive. */
final class RunEnded extends Exception {

  private final Outcome outcome;
  private final transient Failure failure;

  RunEnded(Outcome outcome, Failure failure) {
    super(failure.message(), null, false, false);
    this.outcome = outcome;
    this.failure = failure;
  }

  /** An end for which no statement and no server is to blame. */
  static RunEnded because(Outcome outcome, Cause cause, String message, @Nullable String hint) {
    return new RunEnded(outcome, new Failure(cause, message, hint, null, null, null, null, false));
  }

  /** An end that a place in a script is to blame for, before anything ran. */
  static RunEnded inScript(
      Outcome outcome, Cause cause, String message, @Nullable String hint, String file, int line) {
    return new RunEnded(
        outcome,
        new Failure(cause, message, hint, null, file, line > 0 ? line : null, null, false));
  }

  Outcome outcome() {
    return outcome;
  }

  Failure failure() {
    return failure;
  }
}
