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
    Set<String> needed = new LinkedHashSet<>(graph.ancestors(wanted, Edges.EFFECTIVE));
    graph.refuseOverlap(graph.known(rows));
    needed.removeAll(graph.ancestors(rows, Edges.EFFECTIVE));

    List<String> order = new ArrayList<>(TopologicalOrder.descending(graph, needed, wanted));
    Collections.reverse(order);
    VersionRows version = new VersionRows(graph, rows, Commits.EACH_STEP);
    List<Step> steps =
        order.stream().map(id -> version.take(Direction.UPGRADE, graph.get(id))).toList();
    String pinned = Targets.isRelativeToRows(target) ? wanted.get(0) : target;
    return new Plan(target, wanted, pinned, rows, steps, version.rows(), List.of());
  }
}
