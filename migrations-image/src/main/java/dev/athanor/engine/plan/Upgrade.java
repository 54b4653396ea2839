package dev.athanor.engine.plan;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.Targets;
import java.util.ArrayList;
import java.util.Collections;
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
    VersionRows version = new VersionRows(graph, rows, Commits.EACH_STEP);
    List<Step> steps =
        order.stream().map(id -> version.take(Direction.UPGRADE, graph.get(id))).toList();
    String pinned = Targets.isRelativeToRows(target) ? wanted.get(0) : target;
    return new Plan(target, wanted, pinned, rows, steps, version.rows(), List.of());
  }

  private void refuseOverlap(List<String> ids) {
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
}
