package dev.athanor.engine.graph;

import java.util.List;

/** The database is at revisions that the graph does not have. */
public final class UnknownRowsException extends RevisionException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> rows;

  UnknownRowsException(List<String> rows) {
    super(
        Kind.UNKNOWN_ROW,
        "Can't locate revision identified by '" + rows.get(0) + "'",
        "The database is at %s, which these scripts do not have"
            .formatted(String.join(", ", rows)));
    this.rows = List.copyOf(rows);
  }

  /** The rows that are not known, in the order of the version table. */
  public List<String> rows() {
    return rows;
  }
}
