package dev.athanor.engine.plan;

import dev.athanor.engine.graph.Revision;
import java.util.List;

/**
 * One migration and what it does to the version table.
 *
 * @param direction which part of the script runs
 * @param revision the revision gained or lost
 * @param rows the statements on the version table after the script, in order
 */
public record Step(Direction direction, Revision revision, List<RowStatement> rows) {

  public Step {
    rows = List.copyOf(rows);
  }
}
