package dev.athanor.engine.command;

import dev.athanor.engine.line.UsageException;

/** What a command does. */
public interface Action {

  /**
   * Does it.
   *
   * @return the exit code
   * @throws UsageException if the line or a setting turns out to be wrong
   * @throws CommandFailed if there is no result
   */
  int run(Call call) throws UsageException, CommandFailed;
}
