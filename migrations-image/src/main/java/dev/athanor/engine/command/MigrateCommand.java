package dev.athanor.engine.command;

import dev.athanor.engine.console.PlanEvents;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.run.MigrationRun;
import dev.athanor.engine.run.RunEvents;
import dev.athanor.engine.run.RunRequest;

/** {@code upgrade}, {@code downgrade}, {@code migrate} and {@code plan}: a run to a target. */
final class MigrateCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    if (call.has(Option.SQL)) {
      return new SqlCommand().run(call);
    }
    RunRequest request = call.settings().request(call.command());
    RunEvents events = ToldRun.events(call);
    return ToldRun.of(
        call,
        request.planOnly() ? new PlanEvents(events, call.console(), call.json()) : events,
        (database, told, stop) -> new MigrationRun(request, database, told, stop).run());
  }
}
