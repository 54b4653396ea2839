package dev.athanor.engine.run;

import dev.athanor.engine.graph.RevisionGraph;
import java.util.List;

/** Makes the plan of a stamp on the rows that are there once they are locked. */
public interface StampPlanner {

  /**
   * Plans.
   *
   * @param rows as they are, also where they are to be purged
   * @throws dev.athanor.engine.graph.RevisionException for a target that names nothing, and for
   *     rows that the graph does not have unless they are to be purged
   */
  StampMoves plan(RevisionGraph graph, List<String> rows, List<String> targets, boolean purge);
}
