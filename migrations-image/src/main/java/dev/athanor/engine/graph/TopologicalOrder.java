package dev.athanor.engine.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Alembic's order of revisions, from the heads down: it follows one branch as far as it can and,
 * where another branch must come first, goes on with that one. Steps are taken and histories are
 * told in this order.
 *
 * <p>Alembic asks of each head whether the candidate is among its ancestors. Here a revision knows
 * how many others still wait above it, and only for one that cannot be taken yet are the heads
 * above it looked for, from it upward among what is left to do. What is left above is most often
 * little, or the same revision is come back to until it is free; then the whole is linear. It is
 * not where many revisions in turn wait for the same many heads: Alembic's order is made of those
 * very questions.
 */
public final class TopologicalOrder {

  private final RevisionGraph graph;

  private final Set<String> todo;

  /**
   * What is to do and whatever else is below the heads, for the set may have gaps; with how many of
   * it name each as an effective parent.
   */
  private final Map<String, Integer> left = new HashMap<>();

  private final HeadList heads = new HeadList();
  private HeadList.@Nullable Slot candidate;
  private @Nullable Blocked blocked;

  /** A revision that others must go before, and the heads above it. */
  private record Blocked(String id, Set<String> above, HeadList.Selection heads) {}

  private TopologicalOrder(RevisionGraph graph, Set<String> todo, List<String> heads) {
    this.graph = graph;
    this.todo = todo;
    heads.forEach(this.heads::append);
    Set<String> below = graph.ancestors(heads, Edges.EFFECTIVE);
    below.forEach(id -> left.put(id, 0));
    for (String id : below) {
      for (String parent : graph.effectiveParents(id)) {
        left.computeIfPresent(parent, (any, count) -> count + 1);
      }
    }
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
    List<String> inLoadOrder =
        graph.revisions().stream().map(Revision::id).filter(present::contains).toList();
    return new TopologicalOrder(graph, new LinkedHashSet<>(revisions), inLoadOrder).sorted();
  }

  private List<String> sorted() {
    List<String> order = new ArrayList<>(todo.size());
    candidate = heads.first();
    while (candidate != null) {
      String id = candidate.id();
      HeadList.Slot above = isFree(id) ? null : headAbove(id);
      if (above == null) {
        order.add(id);
        take(candidate, id);
      } else {
        candidate = above;
      }
    }
    if (!todo.isEmpty()) {
      throw new RevisionException(
          RevisionException.Kind.NOT_REACHABLE,
          "There is no way from the upper end of the range to " + String.join(", ", todo));
    }
    return order;
  }

  private boolean isFree(String id) {
    return Integer.valueOf(0).equals(left.get(id));
  }

  /** The first head above this one; null where there are only gaps. */
  private HeadList.@Nullable Slot headAbove(String id) {
    if (blocked == null || !blocked.id.equals(id)) {
      Set<String> above = above(id);
      blocked = new Blocked(id, above, heads.among(above));
    }
    return blocked.heads.first();
  }

  private Set<String> above(String id) {
    Set<String> above = new HashSet<>();
    Deque<String> stack = new ArrayDeque<>(List.of(id));
    while (!stack.isEmpty()) {
      for (String child : graph.children(stack.removeLast(), Edges.EFFECTIVE)) {
        if (left.containsKey(child) && above.add(child)) {
          stack.addLast(child);
        }
      }
    }
    return above;
  }

  /** Puts those parents in the place of a head that are not heads already. */
  private void take(HeadList.Slot slot, String id) {
    todo.remove(id);
    left.remove(id);
    List<String> parents = new ArrayList<>();
    for (String parent : graph.effectiveParents(id)) {
      left.computeIfPresent(parent, (any, count) -> count - 1);
      if (todo.contains(parent) && !heads.contains(parent)) {
        parents.add(parent);
      }
    }
    if (parents.isEmpty()) {
      candidate = heads.remove(slot);
      return;
    }
    heads.replace(slot, parents.get(0));
    noteAbove(slot);
    for (String parent : parents.subList(1, parents.size())) {
      noteAbove(heads.append(parent));
    }
  }

  private void noteAbove(HeadList.Slot slot) {
    if (blocked != null && blocked.above.contains(slot.id())) {
      blocked.heads.add(slot);
    }
  }
}
