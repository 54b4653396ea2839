package dev.athanor.engine.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Spreads branch labels as Alembic does: to all descendants by down_revision, then from the last
 * one visited downward as far as the next branch or merge point.
 *
 * <p>Every labelled revision is walked from, because every descendant has its labels: the answer
 * itself is as large as labels times revisions. Only lists of revisions ask for it, so the graph
 * does so when it is first asked.
 */
final class BranchLabels {

  private final Map<String, Integer> positions = new HashMap<>();
  private final List<Revision> revisions;
  private final Map<String, Links> links;
  private final List<String> labels = new ArrayList<>();
  private final @Nullable BitSet[] spread;

  /** The last walk that came by, by position. */
  private final int[] visitor;

  BranchLabels(Collection<Revision> revisions, Map<String, Links> links) {
    this.revisions = List.copyOf(revisions);
    this.links = links;
    this.spread = new BitSet[revisions.size()];
    this.visitor = new int[revisions.size()];
    for (Revision revision : revisions) {
      positions.put(revision.id(), positions.size());
    }
    int walk = 0;
    for (Revision revision : revisions) {
      if (!revision.branchLabels().isEmpty()) {
        int first = labels.size();
        labels.addAll(revision.branchLabels());
        walk++;
        down(up(position(revision.id()), walk, first), first);
      }
    }
  }

  /** A revision's own labels, then the others in load order of the revisions that carry them. */
  Set<String> of(String id) {
    int at = position(id);
    BitSet had = spread[at];
    if (had == null) {
      return Set.of();
    }
    Set<String> names = new LinkedHashSet<>(revisions.get(at).branchLabels());
    had.stream().mapToObj(labels::get).forEach(names::add);
    return Collections.unmodifiableSet(names);
  }

  /** In the order of {@link Traversal}, which decides what is visited last. */
  private int up(int from, int walk, int firstLabel) {
    Deque<Integer> todo = new ArrayDeque<>(List.of(from));
    int last = from;
    while (!todo.isEmpty()) {
      int at = todo.removeLast();
      if (visitor[at] != walk) {
        visitor[at] = walk;
        last = at;
        label(at, firstLabel);
        linksAt(at).children().forEach(child -> todo.addLast(position(child)));
      }
    }
    return last;
  }

  private void down(int from, int firstLabel) {
    int at = from;
    while (linksAt(at).allChildren().size() <= 1 && !revisions.get(at).isMergePoint()) {
      label(at, firstLabel);
      if (revisions.get(at).isBase()) {
        return;
      }
      at = position(revisions.get(at).downRevisions().get(0));
    }
  }

  private void label(int at, int firstLabel) {
    BitSet had = spread[at];
    if (had == null) {
      had = new BitSet(labels.size());
      spread[at] = had;
    }
    had.set(firstLabel, labels.size());
  }

  private Links linksAt(int at) {
    return Links.at(links, revisions.get(at).id());
  }

  private int position(String id) {
    return Links.at(positions, id);
  }
}
