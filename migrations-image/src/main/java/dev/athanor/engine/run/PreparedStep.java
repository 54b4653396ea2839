package dev.athanor.engine.run;

import dev.athanor.engine.history.HistoryEntry;
import dev.athanor.engine.plan.Direction;
import dev.athanor.engine.plan.Step;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.PlannedStep;
import dev.athanor.engine.script.Script;
import dev.athanor.engine.script.ScriptPart;
import dev.athanor.engine.sql.Destruction;
import dev.athanor.engine.sql.SqlStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of the plan with the part of the script that it runs, split into statements.
 *
 * @param file the script, relative to the folder of scripts
 */
record PreparedStep(
    Step step, Script script, ScriptPart part, String file, List<SqlStatement> statements) {

  String revision() {
    return step.revision().id();
  }

  RunReport.Direction direction() {
    return step.direction() == Direction.UPGRADE
        ? RunReport.Direction.UPGRADE
        : RunReport.Direction.DOWNGRADE;
  }

  PlannedStep planned() {
    boolean destructive = false;
    for (SqlStatement statement : statements) {
      destructive |= Destruction.possible(statement);
    }
    return new PlannedStep(revision(), step.revision().message(), destructive);
  }

  PlannedMigration asPlanned() {
    return new PlannedMigration(step, part, file, statements.size(), planned().destructive());
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
        down == null ? null : down.sql(),
        down != null && down.autocommit(),
        down == null ? null : down.checksum(),
        sqlState);
  }
}
