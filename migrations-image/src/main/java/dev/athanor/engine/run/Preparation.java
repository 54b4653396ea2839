package dev.athanor.engine.run;

import dev.athanor.engine.plan.Direction;
import dev.athanor.engine.plan.Step;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.script.Script;
import dev.athanor.engine.script.ScriptDirectory;
import dev.athanor.engine.script.ScriptPart;
import dev.athanor.engine.sql.PartSurvey;
import dev.athanor.engine.sql.SqlSyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Looks at every step of a plan before the first one runs. */
final class Preparation {

  private final ScriptDirectory scripts;
  private final int width;

  private Preparation(ScriptDirectory scripts, int width) {
    this.scripts = scripts;
    this.width = width;
  }

  /**
   * The steps, each with what its part was found to hold.
   *
   * @param width how many characters the version table's column takes
   * @throws RunEnded when a step cannot be taken, for whatever reason that can be seen now
   */
  static List<PreparedStep> of(List<Step> steps, ScriptDirectory scripts, int width)
      throws RunEnded {
    Preparation preparation = new Preparation(scripts, width);
    List<PreparedStep> prepared = new ArrayList<>(steps.size());
    for (Step step : steps) {
      prepared.add(preparation.prepared(step));
    }
    return List.copyOf(prepared);
  }

  private PreparedStep prepared(Step step) throws RunEnded {
    String revision = step.revision().id();
    Script script =
        scripts
            .find(revision)
            .orElseThrow(() -> new IllegalStateException("no script of revision " + revision));
    String file = script.file().toString();
    IdWidth.check(step.rows(), width, scripts);
    boolean up = step.direction() == Direction.UPGRADE;
    ScriptPart part = (up ? script.upgrade() : script.downgrade()).orElse(null);
    if (part == null) {
      throw up ? withoutUpgrade(revision, file) : irreversible(revision, file);
    }
    return new PreparedStep(step, script, part, file, survey(part, file));
  }

  private static PartSurvey survey(ScriptPart part, String file) throws RunEnded {
    try {
      return PartSurvey.of(part.open(), part.firstLine(), part.autocommit());
    } catch (SqlSyntaxException e) {
      throw RunEnded.inScript(
          Outcome.USAGE, Cause.INVALID_SCRIPT, e.getMessage() + ".", e.hint(), file, e.line());
    } catch (IOException e) {
      throw StepStatements.unreadable(Outcome.FAILED, e, file, false);
    }
  }

  private static RunEnded irreversible(String revision, String file) {
    return RunEnded.inScript(
        Outcome.TARGET_REFUSED,
        Cause.IRREVERSIBLE_REVISION,
        "Revision " + revision + " cannot be undone: its script has no downgrade part.",
        "Write one (an empty part means that nothing has to be undone), or name a revision that"
            + " keeps "
            + revision
            + ".",
        file,
        0);
  }

  private static RunEnded withoutUpgrade(String revision, String file) {
    return RunEnded.inScript(
        Outcome.USAGE,
        Cause.INVALID_SCRIPT,
        "Revision " + revision + " cannot be applied: its script has no upgrade part.",
        "Write one; an empty part means that nothing has to be done.",
        file,
        0);
  }
}
