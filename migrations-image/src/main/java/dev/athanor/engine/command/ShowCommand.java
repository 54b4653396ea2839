package dev.athanor.engine.command;

import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.listing.Revisions;
import dev.athanor.engine.listing.Show;

/** {@code show}. */
final class ShowCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    String symbol = call.operand();
    Revisions told = ListedRevisions.of(call, Show.needsRows(symbol));
    try {
      ListedRevisions.print(call, Show.of(told, symbol));
    } catch (RevisionException e) {
      throw CommandFailed.because(e);
    }
    return 0;
  }
}
