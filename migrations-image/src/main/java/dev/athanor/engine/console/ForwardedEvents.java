package dev.athanor.engine.console;

import dev.athanor.engine.plan.Step;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.run.PlannedMigration;
import dev.athanor.engine.run.RunEvents;
import dev.athanor.engine.run.RunningStatement;
import java.time.Duration;
import java.util.List;

/** Tells others everything it is told: for those who want to know of one thing besides. */
abstract class ForwardedEvents implements RunEvents {

  private final RunEvents others;

  ForwardedEvents(RunEvents others) {
    this.others = others;
  }

  @Override
  public void planned(List<PlannedMigration> steps) {
    others.planned(steps);
  }

  @Override
  public void waitingForLock(String holder) {
    others.waitingForLock(holder);
  }

  @Override
  public void stepStarted(Step step) {
    others.stepStarted(step);
  }

  @Override
  public void statementStarted(RunningStatement statement) {
    others.statementStarted(statement);
  }

  @Override
  public void statementFinished(RunningStatement statement, Duration took) {
    others.statementFinished(statement, took);
  }

  @Override
  public void statementFailed(RunningStatement statement) {
    others.statementFailed(statement);
  }

  @Override
  public void waitingForTable(String holder) {
    others.waitingForTable(holder);
  }

  @Override
  public void stamping(List<String> from, List<String> to) {
    others.stamping(from, to);
  }

  @Override
  public void stepApplied(AppliedStep step) {
    others.stepApplied(step);
  }

  @Override
  public void statementSkipped(String revision, String file, int line) {
    others.statementSkipped(revision, file, line);
  }

  @Override
  public void retrying(String revision, String sqlState, Duration pause) {
    others.retrying(revision, sqlState, pause);
  }

  @Override
  public void warning(String sentence) {
    others.warning(sentence);
  }
}
