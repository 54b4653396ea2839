package dev.athanor.engine.command;

import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.listing.Current;
import dev.athanor.engine.listing.NotAtHeadsException;
import dev.athanor.engine.listing.RevisionJson;
import dev.athanor.engine.listing.Revisions;

/** {@code current}. */
final class CurrentCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    Revisions told = ListedRevisions.of(call, true);
    boolean verbose = call.has(Option.VERBOSE) && !call.json();
    if (verbose) {
      call.console().result(Current.title(call.database().toString()));
    }
    try {
      if (call.has(Option.CHECK_HEADS)) {
        Current.requireHeads(told);
      }
      print(call, Current.of(told), told);
    } catch (NotAtHeadsException e) {
      throw CommandFailed.no(String.valueOf(e.getMessage()));
    } catch (RevisionException e) {
      throw CommandFailed.because(e);
    }
    return 0;
  }

  private static void print(Call call, Current current, Revisions told) throws UsageException {
    if (call.json()) {
      call.console().result(RevisionJson.of(current, told));
      return;
    }
    if (current.revisions().isEmpty()) {
      call.console().say("The database is at base: no revision is applied.");
    }
    ListedRevisions.print(call, current);
  }
}
