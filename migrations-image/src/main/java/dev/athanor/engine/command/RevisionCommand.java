package dev.athanor.engine.command;

import dev.athanor.engine.authoring.RevisionRequest;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;

/** {@code revision}. */
final class RevisionCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    RevisionRequest request =
        new RevisionRequest(
            call.arguments().value(Option.MESSAGE),
            NewScriptFile.names(call, Option.HEAD),
            call.has(Option.SPLICE),
            NewScriptFile.names(call, Option.BRANCH_LABEL),
            NewScriptFile.names(call, Option.DEPENDS_ON));
    if (call.has(Option.AUTOGENERATE)) {
      return GeneratedScript.write(call, request);
    }
    NewScriptFile.write(call, request);
    return 0;
  }
}
