package dev.athanor.engine.plan;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.Targets;
import dev.athanor.engine.graph.UnknownRowsException;
import java.util.List;

/**
 * Makes plans.
 *
 * <p>Every method throws {@link RevisionException} for a target that cannot be followed, and {@link
 * UnknownRowsException} for rows that the graph does not have.
 */
public final class Planner {

  private Planner() {}

  /**
   * Alembic's {@code upgrade}: applies what the target needs and is not applied. Other branches
   * stay as they are, and a target below the rows needs nothing.
   */
  public static Plan upgrade(RevisionGraph graph, List<String> rows, String target) {
    try {
      return new Upgrade(graph).plan(rows, target);
    } catch (RevisionException e) {
      throw e.withinTarget(target);
    }
  }

  /** Alembic's {@code downgrade}: takes back what is applied above the target. */
  public static Plan downgrade(RevisionGraph graph, List<String> rows, String target) {
    try {
      return new Downgrade(graph).plan(rows, target);
    } catch (RevisionException e) {
      throw e.withinTarget(target);
    }
  }

  /** How many revisions are not applied yet: the steps from the rows to the effective heads. */
  public static int pending(RevisionGraph graph, List<String> rows) {
    List<String> known = new Targets(graph).known(rows);
    return graph.size() - graph.ancestors(known, Edges.EFFECTIVE).size();
  }
}
