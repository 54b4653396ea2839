package dev.athanor.engine.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What some revisions are to one another. */
final class Relations {

  private Relations() {}

  /** Refuses revisions of which one is below another, dependencies counted. */
  static void refuseOverlap(RevisionGraph graph, Collection<String> ids) {
    if (ids.size() <= 1 || graph.maximal(ids).size() == ids.stream().distinct().count()) {
      return;
    }
    Set<String> requested = new LinkedHashSet<>(ids);
    Set<String> above = above(graph, requested);
    String upper = requested.stream().filter(above::contains).findFirst().orElseThrow();
    List<String> below =
        graph.ancestors(List.of(upper), Edges.EFFECTIVE).stream()
            .filter(id -> requested.contains(id) && !id.equals(upper))
            .toList();
    throw new RevisionException(
        RevisionException.Kind.OVERLAP,
        "Requested revision %s overlaps with other requested revisions %s"
            .formatted(upper, String.join(", ", below)));
  }

  private static Set<String> above(RevisionGraph graph, Set<String> ids) {
    List<String> children = new ArrayList<>();
    ids.forEach(id -> children.addAll(graph.children(id, Edges.EFFECTIVE)));
    return graph.descendants(children, Edges.EFFECTIVE);
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
