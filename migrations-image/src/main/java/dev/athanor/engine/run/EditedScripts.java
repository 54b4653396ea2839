package dev.athanor.engine.run;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.script.Script;
import dev.athanor.engine.script.ScriptDirectory;
import java.util.List;
import java.util.Map;

/** Finds applied scripts whose way up is not the one that was run. */
final class EditedScripts {

  private EditedScripts() {}

  /**
   * Says a sentence for each.
   *
   * @param applied the checksum of each revision's upgrade part when it ran
   */
  static void warn(
      Map<String, String> applied, ScriptDirectory scripts, List<String> rows, RunEvents events) {
    if (applied.isEmpty()) {
      return;
    }
    for (String revision : scripts.graph().ancestors(rows, Edges.EFFECTIVE)) {
      String then = applied.get(revision);
      Script script = scripts.find(revision).orElse(null);
      if (then == null || script == null || script.upgrade().isEmpty()) {
        continue;
      }
      if (!then.equals(script.upgrade().get().checksum())) {
        events.warning(
            script.file()
                + " was edited after revision "
                + revision
                + " was applied; the database has what it said then. Put changes into a new"
                + " revision.");
      }
    }
  }
}
