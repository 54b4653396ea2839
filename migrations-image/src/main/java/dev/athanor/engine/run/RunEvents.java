package dev.athanor.engine.run;

import dev.athanor.engine.plan.Step;
import dev.athanor.engine.report.RunReport.AppliedStep;
import java.time.Duration;
import java.util.List;

/** Told while a run goes on, from the thread that runs it. */
public interface RunEvents {

  /** Another migrator has the lock. Said once for each holder. */
  void waitingForLock(String holder);

  /** The plan is made, and nothing has been run. Said also where there is nothing to do. */
  default void planned(List<PlannedMigration> steps) {}

  /** A step begins. */
  void stepStarted(Step step);

  /** A statement of the step that runs begins; again for each time it is repeated. */
  default void statementStarted(RunningStatement statement) {}

  /** The statement succeeded. What it did counts when its step is applied. */
  default void statementFinished(RunningStatement statement, Duration took) {}

  /** The statement failed or was cancelled. Its step may be tried again, from its first one. */
  default void statementFailed(RunningStatement statement) {}

  /**
   * The statement that runs waits for a table or a row that other sessions have locked. Said once
   * for the same holders, and from a thread of its own.
   *
   * @param holder who they are, as far as this role may know
   */
  default void waitingForTable(String holder) {}

  /**
   * The version table is made to say something else, and no script runs.
   *
   * @param from the rows that are left; empty where a branch is new
   * @param to the rows that are written instead; empty for base
   */
  default void stamping(List<String> from, List<String> to) {}

  /** A step is committed. */
  void stepApplied(AppliedStep step);

  /** A statement of an autocommit part is passed over: an earlier run has done it. */
  void statementSkipped(String revision, String file, int line);

  /** A migration or a statement was rolled back for a reason that may pass, and is tried again. */
  void retrying(String revision, String sqlState, Duration pause);

  /** Something that a person should know and that stops nothing. */
  void warning(String sentence);
}
