package dev.athanor.engine.command;

import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.listing.Listing;
import dev.athanor.engine.listing.RevisionFile;
import dev.athanor.engine.listing.RevisionJson;
import dev.athanor.engine.listing.Revisions;
import dev.athanor.engine.script.Script;
import dev.athanor.engine.script.ScriptDirectory;

/** What the commands that list revisions have in common. */
final class ListedRevisions {

  private ListedRevisions() {}

  /** The revisions of the scripts. */
  static Revisions of(Call call) throws CommandFailed {
    ScriptDirectory scripts = call.scripts();
    return Revisions.of(scripts.graph(), id -> file(scripts, scripts.find(id).orElseThrow()));
  }

  /** The same, told of the database if that is wanted. */
  static Revisions of(Call call, boolean withRows) throws CommandFailed {
    Revisions told = of(call);
    return withRows ? told.withRows(call.rows()) : told;
  }

  private static RevisionFile file(ScriptDirectory scripts, Script script) {
    return new RevisionFile(
        scripts.folder().resolve(script.file()).toString(),
        script.documentation(),
        script.createDate());
  }

  /** As text or JSON, whichever is asked for. */
  static void print(Call call, Listing listing) throws UsageException {
    if (call.json()) {
      call.console().result(RevisionJson.of(listing));
    } else {
      call.print(call.has(Option.VERBOSE) ? listing.verboseLines() : listing.lines());
    }
  }
}
