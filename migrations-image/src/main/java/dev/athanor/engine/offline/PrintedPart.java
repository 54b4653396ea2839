package dev.athanor.engine.offline;

import dev.athanor.engine.plan.Direction;
import dev.athanor.engine.script.Finding;
import dev.athanor.engine.script.Script;
import dev.athanor.engine.script.ScriptPart;
import dev.athanor.engine.sql.PartSurvey;
import dev.athanor.engine.sql.SqlSyntaxException;
import java.io.IOException;
import java.io.Reader;
import java.util.OptionalLong;

/**
 * The part of a script that a step runs, as it is printed: as written, its last statement ended.
 *
 * @param missingSemicolon where the semicolon belongs that the last statement lacks
 */
record PrintedPart(ScriptPart part, OptionalLong missingSemicolon) {

  /**
   * Reads a part.
   *
   * @throws OfflineRefused when the script has none in this direction, or one that could not run
   */
  static PrintedPart of(Script script, Direction direction) {
    boolean up = direction == Direction.UPGRADE;
    ScriptPart part =
        (up ? script.upgrade() : script.downgrade()).orElseThrow(() -> withoutPart(script, up));
    try {
      PartSurvey survey = PartSurvey.of(part.open(), part.firstLine(), part.autocommit());
      return new PrintedPart(part, survey.missingSemicolon());
    } catch (SqlSyntaxException e) {
      String hint = e.hint() == null ? "" : " " + e.hint();
      throw new OfflineRefused(
          new Finding(script.file(), e.line(), e.getMessage() + "." + hint), false);
    } catch (IOException e) {
      throw new OfflineRefused(
          new Finding(script.file(), 0, "cannot be read again: " + e.getMessage()), false);
    }
  }

  boolean autocommit() {
    return part.autocommit();
  }

  boolean isEmpty() {
    return part.isEmpty();
  }

  /** Without the blanks around it. */
  void writeTo(Appendable out) throws IOException {
    StrippedText text = new StrippedText(out);
    char[] chars = new char[8192];
    long semicolon = missingSemicolon.orElse(-1);
    long at = 0;
    try (Reader sql = part.open()) {
      for (int count = sql.read(chars); count >= 0; count = sql.read(chars)) {
        int before = (int) Math.min(count, Math.max(0, semicolon - at));
        text.append(chars, 0, before);
        if (before > 0 && at + before == semicolon) {
          text.append(new char[] {';'}, 0, 1);
        }
        text.append(chars, before, count - before);
        at += count;
      }
    }
  }

  /** Appends a text without the blanks before and behind it, which comes piece by piece. */
  private static final class StrippedText {

    private final Appendable out;
    private final StringBuilder blanks = new StringBuilder();
    private boolean begun;

    StrippedText(Appendable out) {
      this.out = out;
    }

    void append(char[] chars, int from, int length) throws IOException {
      String piece = new String(chars, from, length);
      String solid = piece.stripTrailing();
      if (!solid.isEmpty()) {
        out.append(begun ? blanks : "").append(begun ? solid : solid.stripLeading());
        begun = true;
        blanks.setLength(0);
      }
      blanks.append(piece, solid.length(), piece.length());
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
