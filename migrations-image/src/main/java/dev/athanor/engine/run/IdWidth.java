package dev.athanor.engine.run;

import dev.athanor.engine.plan.RowStatement;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.script.ScriptDirectory;
import java.util.List;

/** Looks whether ids fit into the version table before anything is written there. */
final class IdWidth {

  private IdWidth() {}

  /**
   * Looks at all that is to be written.
   *
   * @param width how many characters the version table's column takes
   */
  static void check(List<RowStatement> rows, int width, ScriptDirectory scripts) throws RunEnded {
    for (RowStatement row : rows) {
      String written =
          row instanceof RowStatement.Insert insert
              ? insert.revision()
              : row instanceof RowStatement.Update update ? update.to() : "";
      int length = written.codePointCount(0, written.length());
      if (length > width) {
        throw tooLong(written, length, width, scripts);
      }
    }
  }

  private static RunEnded tooLong(String revision, int length, int width, ScriptDirectory scripts) {
    String file = scripts.find(revision).map(script -> script.file().toString()).orElse("versions");
    return RunEnded.inScript(
        Outcome.USAGE,
        Cause.INVALID_SCRIPT,
        "Revision "
            + revision
            + " has "
            + length
            + " characters; the version table's column version_num takes "
            + width
            + ".",
        "Give the revision a shorter id, or widen the column: ALTER TABLE … ALTER COLUMN"
            + " version_num TYPE varchar("
            + length
            + ").",
        file,
        0);
  }
}
