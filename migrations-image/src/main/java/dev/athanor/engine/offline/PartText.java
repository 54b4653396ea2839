package dev.athanor.engine.offline;

import dev.athanor.engine.plan.Direction;
import dev.athanor.engine.script.Finding;
import dev.athanor.engine.script.Script;
import dev.athanor.engine.script.ScriptPart;
import dev.athanor.engine.sql.SqlStatement;
import dev.athanor.engine.sql.SqlSyntaxException;
import dev.athanor.engine.sql.StatementSplitter;
import dev.athanor.engine.sql.TransactionUse;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * The part of a script that a step runs, as it is printed: as written, its last statement ended.
 *
 * @param missingSemicolon where the semicolon belongs that the last statement lacks
 */
record PartText(String sql, OptionalInt missingSemicolon, boolean autocommit) {

  /**
   * Reads a part.
   *
   * @throws OfflineRefused when the script has none in this direction, or one that could not run
   */
  static PartText of(Script script, Direction direction) {
    boolean up = direction == Direction.UPGRADE;
    ScriptPart part =
        (up ? script.upgrade() : script.downgrade()).orElseThrow(() -> withoutPart(script, up));
    String sql = part.sql().strip();
    try {
      for (SqlStatement statement : StatementSplitter.split(sql, part.firstLine())) {
        requireFit(script, part, statement);
      }
      return new PartText(
          sql, StatementSplitter.missingSemicolon(sql, part.firstLine()), part.autocommit());
    } catch (SqlSyntaxException e) {
      throw new OfflineRefused(new Finding(script.file(), e.line(), e.getMessage() + "."), false);
    }
  }

  boolean isEmpty() {
    return sql.isEmpty();
  }

  void writeTo(Appendable out) throws IOException {
    if (missingSemicolon.isEmpty()) {
      out.append(sql);
      return;
    }
    int at = missingSemicolon.getAsInt();
    out.append(sql, 0, at).append(';').append(sql, at, sql.length());
  }

  private static void requireFit(Script script, ScriptPart part, SqlStatement statement) {
    if (!part.autocommit() && TransactionUse.of(statement).refusedInTransaction()) {
      throw new OfflineRefused(
          new Finding(
              script.file(),
              statement.line(),
              "PostgreSQL does not run this statement in a transaction; head its part"
                  + " \"-- upgrade: autocommit\" (or downgrade)"),
          false);
    }
  }

  private static OfflineRefused withoutPart(Script script, boolean up) {
    String id = script.revision().id();
    return new OfflineRefused(
        new Finding(
            script.file(),
            0,
            up
                ? "revision %s has no upgrade part; an empty one means that nothing has to be done"
                    .formatted(id)
                : "revision %s cannot be undone, it has no downgrade part; an empty one means that nothing has to be undone"
                    .formatted(id)),
        !up);
  }
}
