package dev.athanor.engine.command;

import dev.athanor.engine.line.UsageException;

/** {@code heads}. */
final class HeadsCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    call.print(new Views(call).heads());
    return 0;
  }
}
