package dev.athanor.engine.command;

import dev.athanor.engine.console.PlanEvents;
import dev.athanor.engine.console.ShownPlan;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.report.RunReport;
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
    ShownPlan plan =
        new ShownPlan(
            request.planOnly() ? new PlanEvents(events, call.console(), call.json()) : events,
            call.console());
    boolean shown = request.origin().run() != null;
    return ToldRun.of(
        call,
        plan,
        (database, told, stop) -> {
          RunReport report = new MigrationRun(request, database, told, stop).run();
          return shown ? plan.shownIn(report) : report;
        });
  }
}
