package dev.athanor.engine.plan;

import java.util.List;

/**
 * One move of the version table without running a script.
 *
 * @param from the rows that are left; empty where a branch is new
 * @param to the rows that are written instead: one, or none for base
 * @param upward whether the move goes up the graph
 * @param branchMove whether a row appears or disappears rather than moves
 * @param rows the statements on the version table, in order
 */
public record StampStep(
    List<String> from,
    List<String> to,
    boolean upward,
    boolean branchMove,
    List<RowStatement> rows) {

  public StampStep {
    from = List.copyOf(from);
    to = List.copyOf(to);
    rows = List.copyOf(rows);
  }
}
