package dev.athanor.engine.console;

import dev.athanor.engine.plan.Direction;
import dev.athanor.engine.plan.Step;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.run.RunEvents;
import java.time.Duration;

/** A run as it goes, for people; the steps in Alembic's words. */
public final class TextEvents implements RunEvents {

  private final Console console;

  public TextEvents(Console console) {
    this.console = console;
  }

  @Override
  public void waitingForLock(String holder) {
    console.say("Waiting for another migrator: " + holder);
  }

  @Override
  public void stepStarted(Step step) {
    String below = String.join(", ", step.revision().downRevisions());
    String id = step.revision().id();
    String way =
        step.direction() == Direction.UPGRADE
            ? "upgrade " + below + " -> " + id
            : "downgrade " + id + " -> " + below;
    String message = step.revision().message();
    console.say("Running " + way + (message.isEmpty() ? "" : ", " + message));
  }

  @Override
  public void stepApplied(AppliedStep step) {
    // That the next line appears says as much.
  }

  @Override
  public void statementSkipped(String revision, String file, int line) {
    console.say("  done by an earlier run: " + file + ":" + line);
  }

  @Override
  public void retrying(String revision, String sqlState, Duration pause) {
    console.say(
        "  rolled back for a lock (SQLSTATE "
            + sqlState
            + "), again in "
            + pause.toMillis()
            + " ms");
  }

  @Override
  public void warning(String sentence) {
    console.warn(sentence);
  }
}
