package dev.athanor.engine.graph;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/** Depth first over the graph with a stack of its own, so that a long line cannot overflow. */
final class Traversal {

  private Traversal() {}

  /**
   * Everything that can be reached, the starts included, in the order in which Alembic visits it.
   */
  static Set<String> reach(
      Collection<String> starts, Function<String, ? extends Collection<String>> next) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> todo = new ArrayDeque<>();
    for (String start : starts) {
      todo.addLast(start);
      while (!todo.isEmpty()) {
        String id = todo.removeLast();
        if (seen.add(id)) {
          todo.addAll(next.apply(id));
        }
      }
    }
    return seen;
  }
}
