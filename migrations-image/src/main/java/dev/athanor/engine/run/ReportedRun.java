package dev.athanor.engine.run;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.run.StopSignal.Reason;
import dev.athanor.engine.run.StopSignal.Stopped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sees to it that whatever ends a run is in its report. */
final class ReportedRun {

  private final ReportDraft draft;
  private final StopSignal stop;

  /** What is to be done. */
  interface Work {
    Outcome run() throws RunEnded, Stopped;
  }

  ReportedRun(ReportDraft draft, StopSignal stop) {
    this.draft = draft;
    this.stop = stop;
  }

  /**
   * Does the work.
   *
   * @param time how long it may take; null for ever
   */
  RunReport of(Work work, @Nullable Duration time) {
    Deadline deadline = Deadline.start(time, stop);
    try {
      return draft.ended(work.run(), null);
    } catch (RunEnded e) {
      return draft.ended(e.outcome(), e.failure());
    } catch (Stopped e) {
      return draft.ended(Outcome.STOPPED, stopped(e.reason()));
    } catch (RuntimeException e) {
      return draft.ended(Outcome.FAILED, fault(e));
    } finally {
      deadline.end();
    }
  }

  private Failure fault(RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    return new Failure(
        Cause.INTERNAL,
        "A fault in Athanor itself: " + e + (trace.length == 0 ? "" : " at " + trace[0]),
        "Please report it with this text.",
        null,
        null,
        null,
        null,
        draft.partlyChanged());
  }

  private Failure stopped(Reason reason) {
    boolean deadline = reason == Reason.DEADLINE;
    return new Failure(
        deadline ? Cause.DEADLINE_EXCEEDED : Cause.STOPPED,
        (deadline ? "The run's time was over" : "The run was told to stop")
            + (draft.partlyChanged()
                ? "; the statements that were done stay done, and the next run goes on behind them."
                : "; what was not committed was rolled back."),
        null,
        null,
        null,
        null,
        null,
        draft.partlyChanged());
  }
}
