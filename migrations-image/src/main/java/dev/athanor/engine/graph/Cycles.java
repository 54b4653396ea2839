package dev.athanor.engine.graph;

import dev.athanor.engine.graph.GraphException.Fault;
import dev.athanor.engine.graph.GraphException.Kind;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds circles. First as Alembic does, for its words: every revision must be reachable from a head
 * and from a base. That misses a circle that can be entered from a base and left to a head, so a
 * topological check follows.
 *
 * @param kind what such a circle is called
 * @param words the first words of the message
 */
record Cycles(
    Kind kind,
    String words,
    Collection<String> ids,
    Function<String, List<String>> parents,
    Function<String, List<String>> children) {

  /** Whether there is no circle of any kind, which is so of most graphs and quickly seen. */
  static boolean areNone(Map<String, Links> links) {
    Map<String, Integer> freedParents = new HashMap<>();
    Deque<Links> free = new ArrayDeque<>();
    for (Links own : links.values()) {
      if (own.allParents().isEmpty()) {
        free.add(own);
      }
    }
    int freed = 0;
    while (!free.isEmpty()) {
      freed++;
      for (String id : free.remove().allChildren()) {
        Links child = Links.at(links, id);
        int parents = child.allParents().size();
        if (parents == 1 || freedParents.merge(id, 1, Integer::sum) == parents) {
          free.add(child);
        }
      }
    }
    return freed == links.size();
  }

  void refuse(List<String> heads, List<String> bases) {
    if (ids.isEmpty()) {
      return;
    }
    if (heads.isEmpty() || bases.isEmpty()) {
      throw detected(ids);
    }
    Set<String> outside = new HashSet<>(ids);
    Set<String> inside = new HashSet<>(Traversal.reach(heads, parents));
    inside.retainAll(Traversal.reach(bases, children));
    outside.removeAll(inside);
    if (!outside.isEmpty()) {
      throw detected(outside.stream().sorted().toList());
    }
    Set<String> circular = peel(peel(new HashSet<>(ids), parents, children), children, parents);
    if (!circular.isEmpty()) {
      throw detected(circular.stream().sorted().toList());
    }
  }

  /** Takes away, again and again, what nothing is before. */
  private static Set<String> peel(
      Set<String> ids,
      Function<String, List<String>> before,
      Function<String, List<String>> after) {
    Map<String, Integer> waiting = new HashMap<>();
    Deque<String> free = new ArrayDeque<>();
    for (String id : ids) {
      int count = (int) before.apply(id).stream().distinct().filter(ids::contains).count();
      waiting.put(id, count);
      if (count == 0) {
        free.add(id);
      }
    }
    Set<String> left = new HashSet<>(ids);
    while (!free.isEmpty()) {
      String id = free.remove();
      left.remove(id);
      for (String next : after.apply(id)) {
        if (left.contains(next) && waiting.merge(next, -1, Integer::sum) == 0) {
          free.add(next);
        }
      }
    }
    return left;
  }

  private GraphException detected(Collection<String> revisions) {
    return new GraphException(
        List.of(
            new Fault(
                kind,
                "%s is detected in revisions (%s)".formatted(words, String.join(", ", revisions)),
                List.copyOf(revisions))));
  }
}
