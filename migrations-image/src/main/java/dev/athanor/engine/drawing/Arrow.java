package dev.athanor.engine.drawing;

import dev.athanor.engine.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What leads from a revision to one below it.
 *
 * @param dependency whether it is by {@code depends_on} alone
 */
record Arrow(String child, String parent, boolean dependency) {

  /** From a revision to its down revisions, then to what it depends on; of what is drawn. */
  static List<Arrow> below(RevisionGraph graph, String child, Collection<String> drawn) {
    Set<String> down = new LinkedHashSet<>(graph.get(child).downRevisions());
    List<Arrow> arrows = new ArrayList<>();
    down.forEach(parent -> arrows.add(new Arrow(child, parent, false)));
    graph.dependencies(child).stream()
        .distinct()
        .filter(dependency -> !down.contains(dependency))
        .forEach(dependency -> arrows.add(new Arrow(child, dependency, true)));
    return arrows.stream().filter(arrow -> drawn.contains(arrow.parent)).toList();
  }
}
