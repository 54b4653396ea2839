package dev.athanor.engine.run;

import dev.athanor.engine.history.HistoryEntry;
import dev.athanor.engine.plan.Direction;
import dev.athanor.engine.plan.Step;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.PlannedStep;
import dev.athanor.engine.script.Script;
import dev.athanor.engine.script.ScriptPart;
import dev.athanor.engine.sql.PartSurvey;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A step of the plan with the part of the script that it runs, read through once.
 *
 * @param file the script, relative to the folder of scripts
 */
record PreparedStep(Step step, Script script, ScriptPart part, String file, PartSurvey survey) {

  /** A longer downgrade part is not kept in the history, where it would be read with every run. */
  private static final int LONGEST_ARCHIVED = 1 << 20;

  String revision() {
    return step.revision().id();
  }

  RunReport.Direction direction() {
    return step.direction() == Direction.UPGRADE
        ? RunReport.Direction.UPGRADE
        : RunReport.Direction.DOWNGRADE;
  }

  PlannedStep planned() {
    return new PlannedStep(revision(), step.revision().message(), survey.destructive());
  }

  PlannedMigration asPlanned() {
    return new PlannedMigration(step, part, file, survey.statements(), survey.loss());
  }

  HistoryEntry entry(HistoryEntry.Outcome outcome, long millis, @Nullable String sqlState) {
    ScriptPart down = script.downgrade().orElse(null);
    return new HistoryEntry(
        revision(),
        direction().wire(),
        outcome,
        millis,
        part.checksum(),
        step.revision().message(),
        step.revision().downRevisions(),
        step.revision().dependsOn(),
        down == null ? null : archived(down),
        down != null && down.autocommit(),
        down == null ? null : down.checksum(),
        sqlState);
  }

  /** Null for what is too long, or cannot be read as it was: it is archived as it was, or not. */
  private static @Nullable String archived(ScriptPart down) {
    try {
      return down.sql(LONGEST_ARCHIVED).orElse(null);
    } catch (IOException e) {
      return null;
    }
  }
}
