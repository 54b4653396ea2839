package dev.athanor.engine.command;

import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.RunEnded;
import dev.athanor.engine.run.RunEvents;
import dev.athanor.engine.run.StopSignal;

/** What a person does to a history: under the lock, told of while it is waited for. */
final class HistoryWork {

  private HistoryWork() {}

  /** What is done. */
  @FunctionalInterface
  interface Work {

    void run(RunEvents events, StopSignal stop) throws RunEnded, UsageException;
  }

  /** Does it, and gives the exit code. */
  static int of(Call call, Work work) throws UsageException, CommandFailed {
    StopSignal stop = new StopSignal();
    RunEvents events = ToldRun.events(call);
    try (Termination termination = Termination.listen(stop)) {
      try {
        work.run(events, stop);
        return 0;
      } catch (RunEnded e) {
        if (e.outcome() != Outcome.STOPPED) {
          throw CommandFailed.because(e);
        }
        return ComparisonTalk.stopped(e, call, termination);
      }
    }
  }
}
