package dev.athanor.engine.run;

import dev.athanor.engine.plan.RowStatement;
import java.util.List;

/**
 * What a stamp does to the version table.
 *
 * @param moves in order; empty when the table says so already
 * @param rowsAfter the rows after the last of them
 */
public record StampMoves(List<Move> moves, List<String> rowsAfter) {

  /**
   * One move.
   *
   * @param from the rows that are left; empty where a branch is new
   * @param to the rows that are written instead; empty for base
   */
  public record Move(List<String> from, List<String> to, List<RowStatement> rows) {

    public Move {
      from = List.copyOf(from);
      to = List.copyOf(to);
      rows = List.copyOf(rows);
    }
  }

  public StampMoves {
    moves = List.copyOf(moves);
    rowsAfter = List.copyOf(rowsAfter);
  }
}
