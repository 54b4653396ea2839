package dev.athanor.engine.plan;

import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.UnknownRowsException;
import java.util.List;

/**
 * Makes plans.
 *
 * <p>Every method throws {@link RevisionException} for a target that cannot be followed, and {@link
 * UnknownRowsException} for rows that the graph does not have.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Planner {

  private Planner() {}

  /** Alembic's {@code upgrade}. */
  public static Plan upgrade(RevisionGraph graph, List<String> rows, String target) {
    throw new UnsupportedOperationException("the upgrade planner follows");
  }

  /** Alembic's {@code downgrade}. */
  public static Plan downgrade(RevisionGraph graph, List<String> rows, String target) {
    throw new UnsupportedOperationException("the downgrade planner follows");
  }

  /** Goes to the target in whichever direction the graph says. */
  public static Plan migrate(RevisionGraph graph, List<String> rows, String target) {
    throw new UnsupportedOperationException("the migrate planner follows");
  }

  /** How many revisions are not applied yet. */
  public static int pending(RevisionGraph graph, List<String> rows) {
    throw new UnsupportedOperationException("the count follows");
  }
}
