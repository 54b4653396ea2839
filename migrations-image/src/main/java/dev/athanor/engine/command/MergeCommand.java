package dev.athanor.engine.command;

import dev.athanor.engine.authoring.RevisionRequest;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import java.util.List;

/** {@code merge}: a revision of several parents. */
final class MergeCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    NewScriptFile.write(
        call,
        new RevisionRequest(
            call.arguments().value(Option.MESSAGE),
            call.arguments().words(),
            call.has(Option.SPLICE),
            NewScriptFile.names(call, Option.BRANCH_LABEL),
            List.of()));
    return 0;
  }
}
