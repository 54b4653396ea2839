package dev.athanor.engine.command;

import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;

/** {@code history}. */
final class HistoryCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    call.print(new Views(call).history(call.has(Option.INDICATE_CURRENT)));
    return 0;
  }
}
