package dev.athanor.engine.graph;

import dev.athanor.engine.graph.RevisionException.Kind;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts steps up and down the graph by down revision, where there is only one way to go. */
record Walk(RevisionGraph graph, Symbols symbols, Overwalk overwalk) {

  /** What becomes of a walk that would lead off the graph. */
  enum Overwalk {
    /** It ends nowhere. */
    REFUSED,
    /** It ends at the last place that it got to, as ranges of the history do. */
    CUT_SHORT
  }

  private static final BigInteger LIMIT = BigInteger.valueOf(Long.MAX_VALUE);

  /**
   * Walks.
   *
   * @param steps upward if positive
   * @param label keeps to a branch on the way up; null for any
   * @return where it ends; {@link Place.Edge#NONE} if it would lead further and that is refused
   * @throws RevisionException if there is more than one way
   */
  Place from(Place start, BigInteger steps, @Nullable String label) {
    Place at = start;
    Symbols.Lineage branch =
        label == null || label.isEmpty() || steps.signum() <= 0
            ? null
            : symbols.lineageOf(label, Edges.DOWN_REVISION);
    long count = steps.abs().min(LIMIT).longValueExact();
    for (long i = 0; i < count; i++) {
      List<Place> ways = steps.signum() > 0 ? up(at, branch) : down(at);
      if (ways.isEmpty()) {
        return overwalk == Overwalk.CUT_SHORT ? at : Place.Edge.NONE;
      }
      if (ways.size() > 1) {
        throw ambiguous(at, ways);
      }
      at = ways.get(0);
    }
    return at;
  }

  private static RevisionException ambiguous(Place from, List<Place> ways) {
    return new RevisionException(
        Kind.AMBIGUOUS,
        "Ambiguous walk",
        "There are several ways%s: %s; name the revision to go to instead of a number of steps"
            .formatted(
                from instanceof Place.At at ? " from " + at.revision() : "",
                ways.stream()
                    .map(way -> way instanceof Place.At to ? to.revision() : "base")
                    .collect(Collectors.joining(", "))));
  }

  /** Where a walk from this symbol begins. */
  Place start(String symbol) {
    return symbols
        .resolveOne(symbol)
        .<Place>map(revision -> new Place.At(revision.id()))
        .orElse(Place.Edge.NONE);
  }

  private List<Place> up(Place from, Symbols.@Nullable Lineage branch) {
    List<String> children =
        from instanceof Place.At at
            ? graph.children(at.revision(), Edges.DOWN_REVISION)
            : graph.bases();
    return places(branch == null ? children : branch.among(children));
  }

  private List<Place> down(Place from) {
    if (!(from instanceof Place.At at)) {
      return from == Place.Edge.BASE ? List.of() : places(graph.heads());
    }
    List<String> parents = graph.get(at.revision()).downRevisions();
    return parents.isEmpty() ? List.of(Place.Edge.BASE) : places(parents);
  }

  private static List<Place> places(List<String> ids) {
    return ids.stream().<Place>map(Place.At::new).toList();
  }
}
