package dev.athanor.engine.run;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.script.Script;
import dev.athanor.engine.script.ScriptDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds applied scripts whose way up is not the one that was run. */
public final class EditedScripts {

  private EditedScripts() {}

  /**
   * An applied script that says something else now.
   *
   * @param file the script, relative to the folder of scripts
   */
  public record Edited(String revision, String file) {

    /** What that means. */
    public String sentence() {
      return file
          + " was edited after revision "
          + revision
          + " was applied; the database has what it said then. Put changes into a new revision.";
    }
  }

  /**
   * Compares.
   *
   * @param applied the checksum of each revision's upgrade part when it ran
   */
  static List<Edited> find(
      Map<String, String> applied, ScriptDirectory scripts, List<String> rows) {
    List<Edited> edited = new ArrayList<>();
    if (applied.isEmpty()) {
      return edited;
    }
    for (String revision : scripts.graph().ancestors(rows, Edges.EFFECTIVE)) {
      String then = applied.get(revision);
      Script script = scripts.find(revision).orElse(null);
      if (then != null
          && script != null
          && script.upgrade().isPresent()
          && !then.equals(script.upgrade().get().checksum())) {
        edited.add(new Edited(revision, script.file().toString()));
      }
    }
    return edited;
  }
}
