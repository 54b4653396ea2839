package dev.athanor.engine.sql;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a part of a script once it was read through, before anything of it runs.
 *
 * @param statements how many it has
 * @param loss the first of them that can lose data; null where none can
 * @param missingSemicolon how many characters stand before the place of the semicolon that the last
 *     statement lacks
 * @param fingerprintsWithRows in an autocommit part, those of the statements with rows, in their
 *     order: when one is run, its rows are yet to come
 */
public record PartSurvey(
    int statements,
    @Nullable Loss loss,
    OptionalLong missingSemicolon,
    List<String> fingerprintsWithRows) {

  public PartSurvey {
    fingerprintsWithRows = List.copyOf(fingerprintsWithRows);
  }

  /** Of a part that does nothing. */
  public static final PartSurvey EMPTY = new PartSurvey(0, null, OptionalLong.empty(), List.of());

  /** Whether it can lose data. */
  public boolean destructive() {
    return loss != null;
  }

  /**
   * Reads through a part.
   *
   * @param firstLine the number of its first line
   * @param autocommit whether it runs statement by statement outside a transaction
   * @throws SqlSyntaxException if it cannot be split, or has a statement that may not stand in it
   * @throws IOException if it cannot be read
   */
  public static PartSurvey of(Reader part, int firstLine, boolean autocommit)
      throws IOException, SqlSyntaxException {
    try (StatementReader reader = new StatementReader(part, firstLine)) {
      int statements = 0;
      Loss loss = null;
      List<String> withRows = new ArrayList<>();
      for (SqlStatement next = reader.next(); next != null; next = reader.next()) {
        PartRules.check(next, autocommit);
        statements++;
        loss = loss == null ? Destruction.of(next) : loss;
        if (autocommit && next.hasData()) {
          withRows.add(reader.fingerprintWithRows(next));
        }
      }
      return new PartSurvey(statements, loss, reader.missingSemicolon(), withRows);
    }
  }
}
