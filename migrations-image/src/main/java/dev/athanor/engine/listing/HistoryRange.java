package dev.athanor.engine.listing;

import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionException.Kind;
import dev.athanor.engine.graph.RevisionRange;
import java.util.List;

/**
 * What stands behind {@code history -r}.
 *
 * @param lower as written; empty for base
 * @param upper as written; empty for all heads
 */
public record HistoryRange(String lower, String upper) {

  /** The whole history. */
  public static final HistoryRange ALL = new HistoryRange("", "");

  private static final String CURRENT = "current";

  /**
   * Reads {@code [start]:[end]}.
   *
   * @throws RevisionException in Alembic's words if it is no range
   */
  public static HistoryRange read(String written) {
    String[] ends = written.strip().split(":", -1);
    if (ends.length != 2) {
      throw new RevisionException(
          Kind.INVALID, "History range requires [start]:[end], [start]:, or :[end]");
    }
    return new HistoryRange(ends[0], ends[1]);
  }

  /** Whether the rows of the database are one of the ends. */
  public boolean needsRows() {
    return lower.equals(CURRENT) || upper.equals(CURRENT);
  }

  /** Like Alembic, takes only one {@code current} for the rows; the other would be an id. */
  RevisionRange.End lowerEnd(List<String> rows) {
    return lower.equals(CURRENT) && !upper.equals(CURRENT)
        ? end(rows, "base")
        : new RevisionRange.Symbol(lower.isEmpty() ? "base" : lower);
  }

  RevisionRange.End upperEnd(List<String> rows) {
    return upper.equals(CURRENT)
        ? end(rows, "heads")
        : new RevisionRange.Symbol(upper.isEmpty() ? "heads" : upper);
  }

  private static RevisionRange.End end(List<String> rows, String otherwise) {
    return rows.isEmpty() ? new RevisionRange.Symbol(otherwise) : new RevisionRange.Rows(rows);
  }
}
