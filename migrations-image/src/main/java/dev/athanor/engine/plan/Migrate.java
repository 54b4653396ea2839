package dev.athanor.engine.plan;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.Targets;
import dev.athanor.engine.graph.Targets.DowngradeTarget;
import java.util.List;

/** The way to a target, whichever way that is. */
record Migrate(RevisionGraph graph) {

  Plan plan(List<String> rows, String target) {
    return switch (Targets.heading(target)) {
      case UP -> new Upgrade(graph).plan(rows, target);
      case DOWN -> new Downgrade(graph, Commits.EACH_STEP).plan(rows, target);
      case EITHER -> either(rows, target);
    };
  }

  private Plan either(List<String> rows, String target) {
    Targets targets = new Targets(graph);
    DowngradeTarget destination = targets.either(rows, target);
    boolean applied =
        destination
            .revision()
            .map(graph.ancestors(graph.known(rows), Edges.EFFECTIVE)::contains)
            .orElse(true);
    return applied
        ? new Downgrade(graph, Commits.EACH_STEP).planIfAbove(rows, target, destination)
        : new Upgrade(graph).plan(rows, target);
  }
}
