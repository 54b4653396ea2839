package dev.athanor.engine.run;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.script.Finding;
import dev.athanor.engine.script.ScriptDirectory;
import dev.athanor.engine.script.ScriptException;
import java.nio.file.Path;

/** The scripts, or the end of the run with what is wrong with them. */
final class LoadedScripts {

  private LoadedScripts() {}

  static ScriptDirectory load(Path folder) throws RunEnded {
    try {
      return ScriptDirectory.load(folder);
    } catch (ScriptException e) {
      Finding first = e.findings().get(0);
      int more = e.findings().size() - 1;
      throw RunEnded.inScript(
          Outcome.USAGE,
          Cause.INVALID_SCRIPT,
          more == 0 ? first.sentence() : first.sentence() + " (and " + more + " more findings)",
          more == 0 ? null : e.getMessage(),
          first.file().toString(),
          first.line());
    }
  }
}
