package dev.athanor.engine.plan;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.Symbols;
import dev.athanor.engine.graph.Targets;
import dev.athanor.engine.graph.Targets.DowngradeTarget;
import dev.athanor.engine.graph.TopologicalOrder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way down. */
record Downgrade(RevisionGraph graph, Commits commits) {

  private static final String AMBIGUOUS_START =
      "downgrade -1 from multiple heads is ambiguous; "
          + "this usage will be disallowed in a future release.";

  Plan plan(List<String> rows, String target) {
    DowngradeTarget destination = new Targets(graph).downgrade(rows, target);
    Set<String> dropped = dropped(rows, roots(destination));
    List<String> revision = destination.revision().stream().toList();
    if (dropped.isEmpty() && !revision.isEmpty() && !rows.containsAll(revision)) {
      throw new RevisionException(
          RevisionException.Kind.NOT_REACHABLE,
          "Destination %s is not a valid downgrade target from current head(s)".formatted(target));
    }
    return plan(rows, target, destination, dropped);
  }

  /** As {@link #plan(List, String)}, but being there already is no error. */
  Plan planIfAbove(List<String> rows, String target, DowngradeTarget destination) {
    boolean above = !dropped(rows, allRoots(destination)).isEmpty();
    Set<String> dropped = above ? dropped(rows, roots(destination)) : Set.of();
    return plan(rows, target, destination, dropped);
  }

  private Plan plan(
      List<String> rows, String target, DowngradeTarget destination, Set<String> dropped) {
    List<String> order = TopologicalOrder.descending(graph, dropped, rows);
    Way way = way(rows, order);
    boolean ambiguous = rows.size() > 1 && Targets.isUnlabelledCount(target);
    return new Plan(
        target,
        destination.revision().stream().toList(),
        Targets.isRelativeToRows(target) ? destination.written() : target,
        rows,
        way.steps,
        way.rowsAfter,
        ambiguous ? List.of(AMBIGUOUS_START) : List.of());
  }

  /** Steps with their statements, and the rows that they leave. */
  private record Way(List<Step> steps, List<String> rowsAfter) {}

  /** Alembic's statements where nobody sees the rows between, unless they end in a fault of its. */
  private Way way(List<String> rows, List<String> order) {
    Way sound = taken(rows, order, Commits.EACH_STEP);
    if (commits == Commits.EACH_STEP) {
      return sound;
    }
    try {
      Way literal = taken(rows, order, commits);
      return Set.copyOf(literal.rowsAfter).equals(Set.copyOf(sound.rowsAfter)) ? literal : sound;
    } catch (VersionRows.Misfit e) {
      return sound;
    }
  }

  private Way taken(List<String> rows, List<String> order, Commits commits) {
    VersionRows version = new VersionRows(graph, rows, commits);
    List<Step> steps =
        order.stream().map(id -> version.take(Direction.DOWNGRADE, graph.get(id))).toList();
    return new Way(steps, version.rows());
  }

  /** What is applied of the roots and above, with all that depends on it. */
  private Set<String> dropped(List<String> rows, List<String> roots) {
    Set<String> dropped = new LinkedHashSet<>(graph.descendants(roots, Edges.EFFECTIVE));
    dropped.retainAll(graph.ancestors(graph.known(rows), Edges.EFFECTIVE));
    return dropped;
  }

  private List<String> allRoots(DowngradeTarget destination) {
    return destination
        .revision()
        .map(id -> graph.children(id, Edges.DOWN_REVISION))
        .orElseGet(graph::bases);
  }

  /** The lowest revisions to drop: those above the destination, on its branch if it names one. */
  private List<String> roots(DowngradeTarget destination) {
    List<String> roots = allRoots(destination);
    @Nullable String branch = destination.branch();
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
