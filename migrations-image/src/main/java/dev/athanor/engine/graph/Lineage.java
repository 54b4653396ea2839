package dev.athanor.engine.graph;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is above or below some revisions. Found out when it is first asked, and once however often
 * that is.
 */
final class Lineage {

  private final RevisionGraph graph;
  private final Symbols symbols;
  private final List<String> against;
  private final Edges edges;
  private @Nullable Set<String> members;

  /**
   * The lineage of what these names name.
   *
   * @param against names of revisions; none stands for everything
   */
  Lineage(RevisionGraph graph, Symbols symbols, List<String> against, Edges edges) {
    this.graph = graph;
    this.symbols = symbols;
    this.against = List.copyOf(against);
    this.edges = edges;
  }

  /** Those of the names whose revision is in it. */
  List<String> among(Collection<String> names) {
    if (against.isEmpty() || names.isEmpty()) {
      return List.copyOf(names);
    }
    if (members == null) {
      members = of(graph, symbols.identify(against), edges);
    }
    Set<String> found = members;
    return names.stream().filter(name -> found.contains(symbols.identify(name))).toList();
  }

  /** The given revisions and all above or below them. */
  static Set<String> of(RevisionGraph graph, Collection<String> ids, Edges edges) {
    Set<String> lineage = new HashSet<>(graph.ancestors(ids, edges));
    lineage.addAll(graph.descendants(ids, edges));
    return lineage;
  }
}
