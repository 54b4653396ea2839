package dev.athanor.engine.run;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.script.Finding;
import dev.athanor.engine.script.Locations;
import dev.athanor.engine.script.ScriptDirectory;
import dev.athanor.engine.script.ScriptException;
import java.util.List;
import java.util.stream.Collectors;

/** The scripts, or the end of the run with what is wrong with them. */
public final class LoadedScripts {

  private LoadedScripts() {}

  /**
   * Loads the scripts.
   *
   * @throws RunEnded with the first fault and all others, or because there is no script
   */
  public static ScriptDirectory load(Locations locations) throws RunEnded {
    try {
      return notEmpty(ScriptDirectory.load(locations), locations);
    } catch (ScriptException e) {
      throw refused(e);
    }
  }

  /** The end that faults in files lead to. */
  public static RunEnded refused(ScriptException e) {
    Finding first = e.findings().get(0);
    List<Finding> others = e.findings().subList(1, e.findings().size());
    return RunEnded.inScript(
        Outcome.USAGE,
        Cause.INVALID_SCRIPT,
        first.sentence(),
        others.isEmpty() ? null : "There is more to mend:\n" + lines(others),
        first.file().toString(),
        first.line());
  }

  /** A head of nothing would be reached at once: an image without its scripts is a mistake. */
  private static ScriptDirectory notEmpty(ScriptDirectory scripts, Locations locations)
      throws RunEnded {
    if (scripts.scripts().isEmpty()) {
      throw RunEnded.inScript(
          Outcome.USAGE,
          Cause.INVALID_SCRIPT,
          "there is no script here, no file whose name ends in .sql",
          "Look whether the scripts were copied into this folder, or name another with --scripts.",
          locations.versions().get(0).toAbsolutePath().toString(),
          0);
    }
    return scripts;
  }

  private static String lines(List<Finding> findings) {
    return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
  }
}
