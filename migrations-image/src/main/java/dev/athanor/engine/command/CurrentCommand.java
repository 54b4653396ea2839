package dev.athanor.engine.command;

import dev.athanor.engine.line.UsageException;

/** {@code current}. */
final class CurrentCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    call.print(new Views(call).current());
    return 0;
  }
}
