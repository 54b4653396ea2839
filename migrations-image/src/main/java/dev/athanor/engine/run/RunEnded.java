package dev.athanor.engine.run;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport.Failure;
import org.jspecify.annotations.Nullable;

/** The run, or whatever was made like one, is over and did not arrive. */
public final class RunEnded extends Exception {

  private final Outcome outcome;
  private final transient Failure failure;

  /** An end with all that is known of it. */
  public RunEnded(Outcome outcome, Failure failure) {
    super(failure.message(), null, false, false);
    this.outcome = outcome;
    this.failure = failure;
  }

  /** An end for which no statement and no server is to blame. */
  public static RunEnded because(
      Outcome outcome, Cause cause, String message, @Nullable String hint) {
    return new RunEnded(outcome, new Failure(cause, message, hint, null, null, null, null, false));
  }

  /** An end that a place in a script is to blame for, before anything ran. */
  public static RunEnded inScript(
      Outcome outcome, Cause cause, String message, @Nullable String hint, String file, int line) {
    return new RunEnded(
        outcome,
        new Failure(cause, message, hint, null, file, line > 0 ? line : null, null, false));
  }

  /** How it ended. */
  public Outcome outcome() {
    return outcome;
  }

  /** Why. */
  public Failure failure() {
    return failure;
  }
}
