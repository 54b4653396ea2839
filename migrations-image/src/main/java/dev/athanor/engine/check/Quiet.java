package dev.athanor.engine.check;

import dev.athanor.engine.plan.Step;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.run.RunEvents;
import java.time.Duration;

/** A run in a shadow database, of which only warnings are worth telling. */
final class Quiet implements RunEvents {

  private final CheckEvents events;

  Quiet(CheckEvents events) {
    this.events = events;
  }

  @Override
  public void waitingForLock(String holder) {
    events.warning("Waiting in the shadow database for " + holder);
  }

  @Override
  public void stepStarted(Step step) {
    // Told would look as if it happened to the database that is checked.
  }

  @Override
  public void stepApplied(AppliedStep step) {
    // As above.
  }

  @Override
  public void statementSkipped(String revision, String file, int line) {
    // An empty database has no earlier run.
  }

  @Override
  public void retrying(String revision, String sqlState, Duration pause) {
    // Nobody else is there to wait for.
  }

  @Override
  public void warning(String sentence) {
    events.warning("In the shadow database: " + sentence);
  }
}
