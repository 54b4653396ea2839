package dev.athanor.engine.command;

import dev.athanor.engine.console.Console;
import dev.athanor.engine.console.JsonEvents;
import dev.athanor.engine.console.RunResult;
import dev.athanor.engine.console.TextEvents;
import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.run.RunEvents;
import dev.athanor.engine.run.StopSignal;

/**
 * A run on a database, told of while it goes on, ended early by SIGTERM, and told of at its end.
 */
final class ToldRun {

  private ToldRun() {}

  /** What is run. */
  @FunctionalInterface
  interface Work {

    RunReport run(DatabaseSettings database, RunEvents events, StopSignal stop);
  }

  /** Runs it, and gives the exit code. */
  static int of(Call call, Work work) throws UsageException {
    return of(call, events(call), work);
  }

  /** Runs it, telling these of it meanwhile. */
  static int of(Call call, RunEvents events, Work work) throws UsageException {
    RunResult result = RunResult.of(call.arguments(), call.console(), call.json());
    StopSignal stop = new StopSignal();
    try (Termination termination = Termination.listen(stop)) {
      RunReport report = work.run(call.database(), events, stop);
      result.tell(report);
      return termination.exitCode(report.outcome());
    }
  }

  static RunEvents events(Call call) throws UsageException {
    Console console = call.console();
    return call.json() ? new JsonEvents(console) : new TextEvents(console);
  }
}
