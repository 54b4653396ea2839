package dev.athanor.engine.plan;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.Symbols;
import dev.athanor.engine.graph.Targets;
import dev.athanor.engine.graph.Targets.DowngradeTarget;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way down. */
record Downgrade(RevisionGraph graph) {

  Plan plan(List<String> rows, String target) {
    Targets targets = new Targets(graph);
    DowngradeTarget destination = targets.downgrade(rows, target);
    Set<String> dropped = dropped(rows, destination);
    List<String> resolved = destination.revision().stream().toList();
    if (dropped.isEmpty() && !resolved.isEmpty() && !rows.containsAll(resolved)) {
      throw new RevisionException(
          RevisionException.Kind.NOT_REACHABLE,
          "Destination %s is not a valid downgrade target from current head(s)".formatted(target));
    }
    VersionRows version = new VersionRows(graph, rows);
    List<Step> steps =
        StepOrder.descending(graph, dropped, rows).stream()
            .map(id -> version.take(Direction.DOWNGRADE, graph.get(id)))
            .toList();
    return new Plan(target, resolved, target, rows, steps, version.rows());
  }

  /** What is applied above the destination, with all that depends on it. */
  Set<String> dropped(List<String> rows, DowngradeTarget destination) {
    List<String> roots =
        destination
            .revision()
            .map(id -> graph.children(id, Edges.DOWN_REVISION))
            .orElseGet(graph::bases);
    roots = ofBranch(roots, destination.branch());
    Set<String> dropped = new LinkedHashSet<>(graph.descendants(roots, Edges.EFFECTIVE));
    dropped.retainAll(graph.ancestors(new Targets(graph).known(rows), Edges.EFFECTIVE));
    return dropped;
  }

  private List<String> ofBranch(List<String> roots, @Nullable String branch) {
    if (branch == null || roots.size() < 2) {
      return roots;
    }
    String named = new Symbols(graph).branch(branch);
    Set<String> below = graph.ancestors(List.of(named), Edges.DOWN_REVISION);
    List<String> kept = roots.stream().filter(below::contains).toList();
    if (kept.isEmpty()) {
      throw new RevisionException(
          RevisionException.Kind.NOT_REACHABLE, "Not a valid downgrade target from current heads");
    }
    return kept;
  }
}
