package dev.athanor.engine.plan;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.UnknownRowsException;
import java.util.List;
import java.util.function.Supplier;

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
    return toldOfTarget(target, () -> new Upgrade(graph).plan(rows, target));
  }

  /** Alembic's {@code downgrade}: takes back what is applied above the target. */
  public static Plan downgrade(RevisionGraph graph, List<String> rows, String target) {
    return downgrade(graph, rows, target, Commits.EACH_STEP);
  }

  /** As {@link #downgrade(RevisionGraph, List, String)}, for steps that are committed so. */
  public static Plan downgrade(
      RevisionGraph graph, List<String> rows, String target, Commits commits) {
    return toldOfTarget(target, () -> new Downgrade(graph, commits).plan(rows, target));
  }

  /**
   * Goes to the target in whichever direction the graph says.
   *
   * <p>A target that is not applied is upgraded to, and other branches stay as they are. Of one
   * that is applied, what is applied above it is taken back as by {@code downgrade}; where nothing
   * is, there is nothing to do. {@code head}, {@code heads} and {@code +N} never go down, {@code
   * -N} never up.
   */
  public static Plan migrate(RevisionGraph graph, List<String> rows, String target) {
    return toldOfTarget(target, () -> new Migrate(graph).plan(rows, target));
  }

  /**
   * Alembic's {@code stamp}: writes the version table as though the database had been migrated to
   * the targets. Rows that share no lineage with any target stay as they are.
   *
   * @param targets none means base
   * @param purge forget all rows first, known or not; {@code rows} is not looked at then
   */
  public static StampPlan stamp(
      RevisionGraph graph, List<String> rows, List<String> targets, boolean purge) {
    return new Stamp(graph).plan(rows, targets, purge);
  }

  /** How many revisions are not applied yet: the steps from the rows to the effective heads. */
  public static int pending(RevisionGraph graph, List<String> rows) {
    List<String> known = graph.known(rows);
    return graph.size() - graph.ancestors(known, Edges.EFFECTIVE).size();
  }

  private static Plan toldOfTarget(String target, Supplier<Plan> plan) {
    try {
      return plan.get();
    } catch (RevisionException e) {
      throw e.withinTarget(target);
    }
  }
}
