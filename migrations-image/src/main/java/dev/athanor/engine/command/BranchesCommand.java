package dev.athanor.engine.command;

import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.listing.Branches;

/** {@code branches}. */
final class BranchesCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    ListedRevisions.print(call, Branches.of(ListedRevisions.of(call)));
    return 0;
  }
}
