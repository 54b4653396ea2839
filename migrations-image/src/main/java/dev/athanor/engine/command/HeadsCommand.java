package dev.athanor.engine.command;

import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.listing.Heads;

/** {@code heads}. */
final class HeadsCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    ListedRevisions.print(
        call, Heads.of(ListedRevisions.of(call), call.has(Option.RESOLVE_DEPENDENCIES)));
    return 0;
  }
}
