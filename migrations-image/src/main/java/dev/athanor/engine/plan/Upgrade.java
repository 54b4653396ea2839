package dev.athanor.engine.plan;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.Targets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The way up. */
record Upgrade(RevisionGraph graph) {

  Plan plan(List<String> rows, String target) {
    Targets targets = new Targets(graph);
    List<String> wanted = targets.upgrade(rows, target);
    refuseOverlap(wanted);
    Set<String> needed = new LinkedHashSet<>(graph.ancestors(wanted, Edges.EFFECTIVE));
    refuseOverlap(graph.known(rows));
    needed.removeAll(graph.ancestors(rows, Edges.EFFECTIVE));

    List<String> order = new ArrayList<>(StepOrder.descending(graph, needed, wanted));
    Collections.reverse(order);
    VersionRows version = new VersionRows(graph, rows);
    List<Step> steps =
        order.stream().map(id -> version.take(Direction.UPGRADE, graph.get(id))).toList();
    String pinned = Targets.isRelativeToRows(target) ? wanted.get(0) : target;
    return new Plan(target, wanted, pinned, rows, steps, version.rows(), List.of());
  }

  private void refuseOverlap(List<String> ids) {
    if (graph.maximal(ids).size() == ids.stream().distinct().count()) {
      return;
    }
    Set<String> requested = new HashSet<>(ids);
    Set<String> above = above(requested);
    String upper = ids.stream().filter(above::contains).findFirst().orElseThrow();
    List<String> below =
        graph.ancestors(List.of(upper), Edges.EFFECTIVE).stream()
            .filter(id -> requested.contains(id) && !id.equals(upper))
            .toList();
    throw new RevisionException(
        RevisionException.Kind.OVERLAP,
        "Requested revision %s overlaps with other requested revisions %s"
            .formatted(upper, String.join(", ", below)));
  }

  private Set<String> above(Set<String> ids) {
    List<String> children = new ArrayList<>();
    ids.forEach(id -> children.addAll(graph.children(id, Edges.EFFECTIVE)));
    return graph.descendants(children, Edges.EFFECTIVE);
  }
}
