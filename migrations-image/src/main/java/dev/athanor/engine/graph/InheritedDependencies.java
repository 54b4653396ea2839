package dev.athanor.engine.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the dependencies that one of a revision's ancestors, by down revision, names too. Alembic
 * leaves them out of the effective parents.
 *
 * <p>Which of many dependants are above one another is a question of reachability, for which no
 * linear way is known. What keeps it cheap: only a dependency with several dependants is asked for,
 * 64 of them go through the graph together as the bits of a number, and they go no further than
 * from their lowest dependant to their highest. Where dependants of one dependency stand near each
 * other, or few dependencies are shared, that is linear.
 */
final class InheritedDependencies {

  /** A dependency and the positions of those that name it, ascending. */
  private record Shared(String dependency, List<Integer> dependants) {

    int first() {
      return dependants.get(0);
    }

    int last() {
      return dependants.get(dependants.size() - 1);
    }
  }

  private final List<String> order = new ArrayList<>();
  private final Map<String, Integer> positions = new HashMap<>();
  private final Map<String, Revision> revisions = new HashMap<>();
  private final Map<String, Set<String>> inherited = new HashMap<>();

  private InheritedDependencies(Collection<Revision> all, Map<String, Links> links) {
    all.forEach(revision -> revisions.put(revision.id(), revision));
    for (Revision revision : all) {
      if (Links.at(links, revision.id()).children().isEmpty()) {
        placeFrom(revision.id());
      }
    }
  }

  /** By revision; those without such a dependency are left out. */
  static Map<String, Set<String>> of(Collection<Revision> revisions, Map<String, Links> links) {
    Map<String, List<String>> dependants = new LinkedHashMap<>();
    for (Map.Entry<String, Links> each : links.entrySet()) {
      List<String> own = each.getValue().dependencies();
      for (String dependency : own.size() > 1 ? new LinkedHashSet<>(own) : own) {
        dependants.computeIfAbsent(dependency, any -> new ArrayList<>()).add(each.getKey());
      }
    }
    dependants.values().removeIf(ids -> ids.size() < 2);
    return dependants.isEmpty()
        ? Map.of()
        : new InheritedDependencies(revisions, links).among(dependants);
  }

  /** Parents before children, and a line in one piece, so that what is near has near positions. */
  private void placeFrom(String head) {
    Deque<String> stack = new ArrayDeque<>(List.of(head));
    while (!stack.isEmpty()) {
      String id = stack.getLast();
      boolean ready = true;
      for (String parent : Links.at(revisions, id).downRevisions()) {
        if (!positions.containsKey(parent)) {
          stack.addLast(parent);
          ready = false;
        }
      }
      if (ready) {
        stack.removeLast();
        if (positions.putIfAbsent(id, order.size()) == null) {
          order.add(id);
        }
      }
    }
  }

  private Map<String, Set<String>> among(Map<String, List<String>> dependants) {
    List<Shared> shared = new ArrayList<>();
    dependants.forEach(
        (dependency, ids) ->
            shared.add(
                new Shared(
                    dependency,
                    ids.stream().map(id -> Links.at(positions, id)).sorted().toList())));
    shared.sort(Comparator.comparingInt(Shared::first));
    int[][] parents = parents();
    long[] named = new long[order.size()];
    long[] below = new long[order.size()];
    for (int from = 0; from < shared.size(); from += Long.SIZE) {
      sweep(shared.subList(from, Math.min(from + Long.SIZE, shared.size())), parents, named, below);
    }
    return inherited;
  }

  private int[][] parents() {
    return order.stream()
        .map(
            id ->
                Links.at(revisions, id).downRevisions().stream()
                    .mapToInt(parent -> Links.at(positions, parent))
                    .toArray())
        .toArray(int[][]::new);
  }

  /**
   * Once through the graph with at most 64 dependencies, one bit each.
   *
   * @param named which of them a revision names; all zero before and after
   * @param below which of them it or an ancestor names; all zero before and after
   */
  private void sweep(List<Shared> batch, int[][] parents, long[] named, long[] below) {
    int from = batch.get(0).first();
    int to = from;
    for (int bit = 0; bit < batch.size(); bit++) {
      to = Math.max(to, batch.get(bit).last());
      for (int dependant : batch.get(bit).dependants()) {
        named[dependant] |= 1L << bit;
      }
    }
    for (int at = from; at <= to; at++) {
      long fromAncestors = 0;
      for (int parent : parents[at]) {
        fromAncestors |= below[parent];
      }
      below[at] = fromAncestors | named[at];
      note(batch, order.get(at), fromAncestors & named[at]);
    }
    Arrays.fill(named, from, to + 1, 0);
    Arrays.fill(below, from, to + 1, 0);
  }

  private void note(List<Shared> batch, String id, long bits) {
    for (long left = bits; left != 0; left &= left - 1) {
      inherited
          .computeIfAbsent(id, any -> new LinkedHashSet<>())
          .add(batch.get(Long.numberOfTrailingZeros(left)).dependency());
    }
  }
}
