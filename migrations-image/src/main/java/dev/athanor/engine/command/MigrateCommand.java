package dev.athanor.engine.command;

import dev.athanor.engine.console.Console;
import dev.athanor.engine.console.JsonEvents;
import dev.athanor.engine.console.RunResult;
import dev.athanor.engine.console.TextEvents;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.run.MigrationRun;
import dev.athanor.engine.run.RunEvents;
import dev.athanor.engine.run.RunRequest;
import dev.athanor.engine.run.StopSignal;

/** {@code upgrade}, {@code downgrade}, {@code migrate} and {@code plan}: a run to a target. */
final class MigrateCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    if (call.has(Option.SQL)) {
      return new SqlCommand().run(call);
    }
    RunRequest request = call.settings().request(call.command());
    Console console = call.console();
    RunResult result = RunResult.of(call.arguments(), console, call.json());
    RunEvents events = call.json() ? new JsonEvents(console) : new TextEvents(console);
    StopSignal stop = new StopSignal();
    try (Termination termination = Termination.listen(stop)) {
      RunReport report = new MigrationRun(request, call.database(), events, stop).run();
      result.tell(report);
      return termination.exitCode(report.outcome());
    }
  }
}
