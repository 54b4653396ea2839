package dev.athanor.engine.graph;

import dev.athanor.engine.graph.RevisionException.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Targets of an upgrade that count steps, from the rows or from a revision. */
record CountForUpgrade(RevisionGraph graph, Symbols symbols, Walk walk) {

  Place end(List<String> rows, RelativeSymbol relative) {
    String symbol = relative.symbol();
    if (symbol != null) {
      Place start =
          relative.isUpward()
              ? walk.start(symbol)
              : walk.start(RelativeSymbol.within(relative.label(), symbol));
      return walk.from(start, relative.steps(), relative.isUpward() ? relative.label() : null);
    }
    if (!relative.isUpward()) {
      throw relative.tooFar(relative.steps().toString());
    }
    Place end =
        walk.from(startOfUpgrade(rows, relative.label()), relative.steps(), relative.label());
    if (end == Place.Edge.NONE) {
      throw relative.tooFar(relative.written());
    }
    return end;
  }

  private Place startOfUpgrade(List<String> rows, @Nullable String label) {
    List<String> starts = rows;
    if (label != null) {
      starts = symbols.withinLineage(graph.known(rows), label);
      if (starts.isEmpty()) {
        starts = tipsOfBranch(rows, label);
      }
    }
    if (starts.size() > 1) {
      throw new RevisionException(
          Kind.AMBIGUOUS, "Ambiguous upgrade from multiple current revisions");
    }
    return starts.isEmpty() ? Place.Edge.NONE : new Place.At(graph.known(starts).get(0));
  }

  /** The highest applied revisions of a branch of which no row is a part. */
  private List<String> tipsOfBranch(List<String> rows, String label) {
    List<String> active = symbols.withinLineage(graph.ancestors(rows, Edges.EFFECTIVE), label);
    Set<String> below = new HashSet<>();
    active.forEach(id -> below.addAll(graph.effectiveParents(id)));
    return active.stream().filter(id -> !below.contains(id)).toList();
  }
}
