package dev.athanor.engine.command;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionGraph;
import java.util.List;
import java.util.Set;

/** A revision on a line, as Alembic prints it. */
final class RevisionLine {

  private final RevisionGraph graph;
  private final Set<String> current;

  /**
   * Prints revisions of a graph.
   *
   * @param current those to mark as current
   */
  RevisionLine(RevisionGraph graph, Set<String> current) {
    this.graph = graph;
    this.current = current;
  }

  /** {@code a -> b (head), message}. */
  String withParents(String id) {
    Revision revision = graph.get(id);
    String below = revision.isBase() ? "<base>" : String.join(", ", revision.downRevisions());
    String dependencies =
        revision.dependsOn().isEmpty()
            ? ""
            : " (" + String.join(", ", graph.dependencies(id)) + ")";
    String forks = graph.children(id, Edges.DOWN_REVISION).size() > 1 ? " (branchpoint)" : "";
    String merges = revision.isMergePoint() ? " (mergepoint)" : "";
    return below + dependencies + " -> " + alone(id) + forks + merges + ", " + revision.message();
  }

  /** {@code b (label) (head)}. */
  String alone(String id) {
    Set<String> labels = graph.branchLabels(id);
    boolean effective = graph.effectiveHeads().contains(id);
    List<String> heads = graph.heads();
    return id
        + (labels.isEmpty() ? "" : " (" + String.join(", ", labels) + ")")
        + (effective ? " (head)" : heads.contains(id) ? " (effective head)" : "")
        + (current.contains(id) ? " (current)" : "");
  }
}
