package dev.athanor.engine.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Alembic's order of revisions, from the heads down: it follows one branch as far as it can and,
 * where another branch must come first, goes on with that one. Steps are taken and histories are
 * told in this order.
 *
 * <p>Alembic asks of each head whether the candidate is among its ancestors. The same is found here
 * from the candidate upward, among what is not yet told, so that a long history costs no square.
 */
public final class TopologicalOrder {

  private final RevisionGraph graph;
  private final Set<String> todo;

  /** What is to do and whatever else lies below the heads: the set may have gaps. */
  private final Set<String> left;

  private final List<String> heads;
  private final Set<String> headSet;
  private int candidate;

  /** A candidate often waits for many others, each of which leads back to it. */
  private String blocked = "";

  private Set<String> aboveBlocked = Set.of();

  private TopologicalOrder(RevisionGraph graph, Set<String> todo, List<String> heads) {
    this.graph = graph;
    this.todo = todo;
    this.left = new HashSet<>(graph.ancestors(heads, Edges.EFFECTIVE));
    this.heads = heads;
    this.headSet = new HashSet<>(heads);
  }

  /**
   * Sorts.
   *
   * @param revisions what to sort
   * @param heads the highest of them, and possibly others that are not in the set
   * @throws RevisionException if some cannot be reached from the heads by way of the others
   */
  public static List<String> descending(
      RevisionGraph graph, Set<String> revisions, List<String> heads) {
    Set<String> present = new HashSet<>(heads);
    present.retainAll(revisions);
    List<String> inLoadOrder = new ArrayList<>();
    graph.revisions().stream()
        .map(revision -> revision.id())
        .filter(present::contains)
        .forEach(inLoadOrder::add);
    return new TopologicalOrder(graph, new LinkedHashSet<>(revisions), inLoadOrder).sorted();
  }

  private List<String> sorted() {
    List<String> order = new ArrayList<>();
    while (!heads.isEmpty()) {
      String id = heads.get(candidate);
      int above = headAbove(id);
      if (above >= 0) {
        candidate = above;
      } else {
        order.add(id);
        todo.remove(id);
        left.remove(id);
        replace(id);
      }
    }
    if (!todo.isEmpty()) {
      throw new RevisionException(
          RevisionException.Kind.NOT_REACHABLE,
          "There is no way from the upper end of the range to " + String.join(", ", todo));
    }
    return order;
  }

  /** The first other head above this one, or -1. */
  private int headAbove(String id) {
    if (isFree(id)) {
      return -1;
    }
    if (!id.equals(blocked)) {
      blocked = id;
      aboveBlocked = above(id);
    }
    for (int i = 0; i < heads.size(); i++) {
      if (aboveBlocked.contains(heads.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private boolean isFree(String id) {
    return graph.children(id, Edges.EFFECTIVE).stream().noneMatch(left::contains);
  }

  private Set<String> above(String id) {
    Set<String> above = new HashSet<>();
    Deque<String> stack = new ArrayDeque<>(List.of(id));
    while (!stack.isEmpty()) {
      for (String child : graph.children(stack.removeLast(), Edges.EFFECTIVE)) {
        if (left.contains(child) && above.add(child)) {
          stack.addLast(child);
        }
      }
    }
    return above;
  }

  private void replace(String id) {
    List<String> parents =
        graph.effectiveParents(id).stream()
            .filter(parent -> todo.contains(parent) && !headSet.contains(parent))
            .toList();
    headSet.remove(id);
    headSet.addAll(parents);
    if (parents.isEmpty()) {
      heads.remove(candidate);
      candidate = Math.max(candidate - 1, 0);
    } else {
      heads.set(candidate, parents.get(0));
      heads.addAll(parents.subList(1, parents.size()));
    }
  }
}
