package dev.athanor.engine.plan;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.Targets;
import dev.athanor.engine.graph.TopologicalOrder;
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
    graph.refuseOverlap(wanted);
    graph.refuseOverlap(graph.known(rows));
    Set<String> needed = needed(wanted, rows);

    List<String> order = new ArrayList<>(TopologicalOrder.descending(graph, needed, wanted));
    Collections.reverse(order);
    String pinned = Targets.isRelativeToRows(target) ? wanted.get(0) : target;
    if (order.isEmpty()) {
      return new Plan(target, wanted, pinned, rows, List.of(), rows, List.of());
    }
    VersionRows version = new VersionRows(graph, rows, Commits.EACH_STEP);
    List<Step> steps =
        order.stream().map(id -> version.take(Direction.UPGRADE, graph.get(id))).toList();
    return new Plan(target, wanted, pinned, rows, steps, version.rows(), List.of());
  }

  private Set<String> needed(List<String> wanted, List<String> rows) {
    if (rows.containsAll(wanted)) {
      return Set.of();
    }
    Set<String> needed = new LinkedHashSet<>(graph.ancestors(wanted, Edges.EFFECTIVE));
    needed.removeAll(graph.ancestors(rows, Edges.EFFECTIVE));
    return needed;
  }
}
