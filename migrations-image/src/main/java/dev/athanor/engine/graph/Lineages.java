package dev.athanor.engine.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What some revisions are to one another. */
final class Lineages {

  private Lineages() {}

  /** Refuses revisions of which one is below another, dependencies counted. */
  static void refuseOverlap(RevisionGraph graph, Collection<String> ids) {
    if (graph.maximal(ids).size() == ids.stream().distinct().count()) {
      return;
    }
    for (String id : ids) {
      List<String> below =
          graph.ancestors(List.of(id), Edges.EFFECTIVE).stream()
              .filter(other -> ids.contains(other) && !other.equals(id))
              .toList();
      if (!below.isEmpty()) {
        throw new RevisionException(
            RevisionException.Kind.OVERLAP,
            "Requested revision %s overlaps with other requested revisions %s"
                .formatted(id, String.join(", ", below)));
      }
    }
  }

  /** The given revisions and all below them, of those the ones that none names as its parent. */
  static List<String> branchHeads(RevisionGraph graph, Collection<String> ids) {
    Set<String> applied = new LinkedHashSet<>(ids);
    applied.addAll(graph.ancestors(ids, Edges.EFFECTIVE));
    List<String> heads = new ArrayList<>();
    for (String id : applied) {
      if (graph.children(id, Edges.DOWN_REVISION).stream().noneMatch(applied::contains)) {
        heads.add(id);
      }
    }
    return heads;
  }
}
