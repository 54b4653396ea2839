package dev.athanor.engine.console;

import dev.athanor.engine.plan.Direction;
import dev.athanor.engine.plan.Step;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.run.RunEvents;
import dev.athanor.engine.run.RunningStatement;
import java.time.Duration;
import java.util.List;

/** A run as it goes, for people; the steps in Alembic's words. */
public final class TextEvents implements RunEvents {

  private final Console console;
  private final ProgressLine progress;

  /** Events on a console whose talk goes to the standard error of this process. */
  public TextEvents(Console console) {
    this(
        console, new ProgressLine(console, Terminal.STANDARD_ERROR.isTerminal(), System::nanoTime));
  }

  TextEvents(Console console, ProgressLine progress) {
    this.console = console;
    this.progress = progress;
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
  public void stamping(List<String> from, List<String> to) {
    console.say(
        "Running stamp_revision " + String.join(", ", from) + " -> " + String.join(", ", to));
  }

  @Override
  public void statementStarted(RunningStatement statement) {
    progress.began(statement);
    progress.tickEachSecond();
  }

  @Override
  public void statementFinished(RunningStatement statement, Duration took) {
    progress.ended();
  }

  @Override
  public void statementFailed(RunningStatement statement) {
    progress.stepEnded();
  }

  @Override
  public void waitingForTable(String holder) {
    console.say("  waiting for a table that another session has locked: " + holder);
  }

  @Override
  public void stepApplied(AppliedStep step) {
    // That the next line appears says as much.
    progress.stepEnded();
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
