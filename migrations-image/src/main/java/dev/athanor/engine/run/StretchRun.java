package dev.athanor.engine.run;

import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.run.StopSignal.Stopped;
import java.util.List;

/** The way a stretch is run. */
sealed interface StretchRun permits TransactionalStretch, AutocommitStep {

  /**
   * Runs it up to its commit. Where anything is thrown, the caller rolls back; it may call again
   * after a failure that may pass.
   */
  void run(VersionRows rows) throws StepFailed, RunEnded, Stopped;

  /**
   * Whether it may be tried again after a failure that may pass. Not where nobody knows what is
   * done.
   */
  boolean mayBeRepeated();

  /** Told that it is committed, by {@link #run} or by the database, asked after a lost answer. */
  void committed();

  /** The step that it is at. */
  PreparedStep at();

  /** How long that step has been running, in milliseconds. */
  long millis();

  /** Whether the database is between two revisions, by this run or an earlier one. */
  boolean changed();

  /** The steps, once they are committed. */
  List<AppliedStep> applied();
}
