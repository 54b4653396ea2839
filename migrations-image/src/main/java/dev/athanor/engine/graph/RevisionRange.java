package dev.athanor.engine.graph;

import dev.athanor.engine.graph.RevisionException.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The revisions between two ends, both included: Alembic's {@code walk_revisions}, which tells the
 * history.
 *
 * <p>The ends are read as the targets of an upgrade are, the lower one in the place of the rows,
 * with two differences: the lower end may count down from the heads, and a walk that would lead off
 * the graph ends at its edge.
 */
public final class RevisionRange {

  private final RevisionGraph graph;
  private final Symbols symbols;
  private final CountForUpgrade upward;
  private final CountForDowngrade downward;
  private final Walk walk;
  private final End lower;
  private final End upper;

  /** One end of a range. */
  public sealed interface End {

    /** The symbols that it consists of. */
    List<String> names();

    /** As Alembic's sentences write it. */
    String written();
  }

  /** What a person wrote. */
  public record Symbol(String written) implements End {

    @Override
    public List<String> names() {
      return List.of(written);
    }
  }

  /** The rows of a database, at least one. */
  public record Rows(List<String> names) implements End {

    public Rows {
      names = List.copyOf(names);
    }

    @Override
    public String written() {
      return names.stream()
          .map(name -> "'" + name + "'")
          .collect(Collectors.joining(", ", "(", names.size() == 1 ? ",)" : ")"));
    }
  }

  private RevisionRange(RevisionGraph graph, End lower, End upper) {
    this.graph = graph;
    this.symbols = new Symbols(graph);
    this.walk = new Walk(graph, symbols, Walk.Overwalk.CUT_SHORT);
    this.upward = new CountForUpgrade(graph, symbols, walk);
    this.downward = new CountForDowngrade(graph, symbols, walk);
    this.lower = lower;
    this.upper = upper;
  }

  /**
   * The ids in the range, the newest first.
   *
   * @throws RevisionException if an end names nothing, or the upper is not above the lower
   * @throws UnknownRowsException if an end consists of rows that the graph does not have
   */
  public static List<String> newestFirst(RevisionGraph graph, End lower, End upper) {
    try {
      return new RevisionRange(graph, lower, upper).newestFirst();
    } catch (RevisionException e) {
      throw e.withinTarget(upper.written());
    }
  }

  private List<String> newestFirst() {
    List<String> targets = withinBranchOfLower(targets());
    graph.refuseOverlap(targets);
    Set<String> needed = new LinkedHashSet<>(graph.ancestors(targets, Edges.EFFECTIVE));
    List<String> bottom = bottom(needed);
    graph.refuseOverlap(bottom);
    needed.removeAll(graph.ancestors(bottom, Edges.EFFECTIVE));
    needed.addAll(bottom);
    if (!bottom.isEmpty()) {
      needed.retainAll(graph.descendants(bottom, Edges.DOWN_REVISION));
    }
    return TopologicalOrder.descending(graph, needed, targets);
  }

  private List<String> targets() {
    Optional<RelativeSymbol> relative = relative(upper);
    if (relative.isPresent()) {
      List<String> from = relative.get().symbol() == null ? start(relative.get()) : List.of();
      return List.of(revision(upward.end(from, relative.get()), upper));
    }
    return places(upper).stream().map(place -> revision(place, upper)).toList();
  }

  private static Optional<RelativeSymbol> relative(End end) {
    return end instanceof Symbol symbol ? RelativeSymbol.read(symbol.written()) : Optional.empty();
  }

  /** Where an upper end that is a mere number counts from: the lower end. */
  private List<String> start(RelativeSymbol relative) {
    if (!relative.isUpward() || lower instanceof Rows) {
      return lower.names();
    }
    if (relative.label() == null) {
      return symbols.resolveOne(lower.written()).map(Revision::id).stream().toList();
    }
    return places(lower).stream()
        .map(place -> place == Place.Edge.BASE ? symbols.identify("base") : revision(place, lower))
        .toList();
  }

  /** A lower end on a branch keeps the upper one to that branch. */
  private List<String> withinBranchOfLower(List<String> targets) {
    int at = lower instanceof Symbol ? lower.written().indexOf('@') : -1;
    if (at < 0) {
      return targets;
    }
    String named = lower.written().substring(0, at);
    String branch = branch(named);
    return targets.stream()
        .filter(target -> graph.branchLabels(target).contains(branch))
        .distinct()
        .toList();
  }

  private String branch(String named) {
    boolean isRevision =
        symbols.resolveOne(named).filter(revision -> revision.id().equals(named)).isPresent();
    if (!isRevision) {
      return named;
    }
    Set<String> labels = graph.branchLabels(named);
    if (labels.size() != 1) {
      throw new RevisionException(
          Kind.INVALID,
          "Revision %s stands for its branch in '%s', but it is on %s"
              .formatted(
                  named,
                  lower.written(),
                  labels.isEmpty()
                      ? "no branch with a label"
                      : "several: " + String.join(", ", labels)));
    }
    return labels.iterator().next();
  }

  /** The revisions at the lower end; none for base. */
  private List<String> bottom(Set<String> needed) {
    List<Place> places = places(lower);
    for (Place place : places) {
      if (place != Place.Edge.NONE
          && (!(place instanceof Place.At at) || !needed.contains(at.revision()))) {
        throw notALine();
      }
    }
    if (places.isEmpty() || places.get(0) != Place.Edge.NONE) {
      return places.stream().map(place -> revision(place, lower)).toList();
    }
    RelativeSymbol tooFar =
        relative(lower).orElseThrow(() -> RevisionException.offTheGraph(lower.written()));
    return downward.target(upper.names(), tooFar).revision().stream().toList();
  }

  private List<Place> places(End end) {
    return end instanceof Rows rows
        ? symbols.rows(rows.names()).stream().<Place>map(Place.At::new).toList()
        : symbols.resolve(end.written());
  }

  private static String revision(Place place, End end) {
    if (place instanceof Place.At at) {
      return at.revision();
    }
    throw RevisionException.offTheGraph(end.written());
  }

  private RevisionException notALine() {
    return new RevisionException(
        Kind.NOT_REACHABLE,
        "Requested range %s:%s does not refer to ancestor/descendant revisions along the same branch"
            .formatted(lower.written(), upper.written()));
  }
}
