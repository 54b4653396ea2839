package dev.athanor.engine.command;

import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.run.StampRequest;
import dev.athanor.engine.run.StampRun;

/** {@code stamp}: the version table says so, and nothing is run. */
final class StampCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    if (call.has(Option.SQL)) {
      return new SqlCommand().run(call);
    }
    StampRequest request = call.settings().stampRequest();
    return ToldRun.of(
        call, (database, events, stop) -> new StampRun(request, database, events, stop).run());
  }
}
