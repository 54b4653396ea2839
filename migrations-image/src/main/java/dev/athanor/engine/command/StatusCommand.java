package dev.athanor.engine.command;

import dev.athanor.engine.console.StatusJson;
import dev.athanor.engine.console.StatusText;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.run.CurrentRows.Unreadable;
import dev.athanor.engine.run.DatabaseStatus;
import dev.athanor.engine.run.StatusReader;
import dev.athanor.engine.script.ScriptDirectory;

/** {@code status}: all that is known of a database, on a page. */
final class StatusCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    ScriptDirectory scripts = call.scripts();
    DatabaseStatus status;
    try {
      status = StatusReader.read(call.database(), call.settings().versionTable(), scripts);
    } catch (Unreadable e) {
      throw CommandFailed.because(e);
    }
    if (call.json()) {
      call.console().result(StatusJson.of(status));
    } else {
      call.print(new StatusText(status, scripts.graph(), call.console().colors()).lines());
    }
    return !call.has(Option.EXIT_CODE) || status.atHeads() ? 0 : CommandFailed.NO;
  }
}
