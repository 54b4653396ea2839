package dev.athanor.engine.graph;

import dev.athanor.engine.graph.RevisionException.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a target of an upgrade or a downgrade means for a database with given rows. */
public final class Targets {

  private final RevisionGraph graph;
  private final Symbols symbols;
  private final Walk walk;

  public Targets(RevisionGraph graph) {
    this.graph = graph;
    this.symbols = new Symbols(graph);
    this.walk = new Walk(graph, symbols);
  }

  /** Which ways a target may lead. */
  public enum Heading {
    /** {@code head}, {@code heads} and {@code +N}: never down. */
    UP,
    /** {@code -N}: never up. */
    DOWN,
    /** A target that says where, not how. */
    EITHER
  }

  /**
   * Where a downgrade ends.
   *
   * @param branch keeps the downgrade to one branch; null for all
   * @param revision empty for base
   */
  public record DowngradeTarget(@Nullable String branch, Optional<String> revision) {

    /** A symbol that names this destination whatever the rows. */
    public String written() {
      return within(branch, revision.orElse("base"));
    }
  }

  /**
   * The rows, all of them ids of the graph.
   *
   * @throws UnknownRowsException naming those that are not
   */
  public List<String> known(List<String> rows) {
    List<String> unknown = rows.stream().filter(row -> graph.find(row).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw new UnknownRowsException(unknown);
    }
    return rows;
  }

  /** The ways this target may lead, by how it is written. */
  public static Heading heading(String target) {
    if (isRelativeToRows(target)) {
      return RelativeSymbol.read(target).orElseThrow().isUpward() ? Heading.UP : Heading.DOWN;
    }
    String name = target.substring(target.indexOf('@') + 1);
    return name.equals("head") || name.equals("heads") ? Heading.UP : Heading.EITHER;
  }

  /** Whether a target counts from the rows, so that it means another revision after each step. */
  public static boolean isRelativeToRows(String target) {
    return RelativeSymbol.read(target).filter(relative -> relative.symbol() == null).isPresent();
  }

  /** Whether a target is a bare number of steps, which says nothing of the row to count from. */
  public static boolean isUnlabelledCount(String target) {
    return RelativeSymbol.read(target)
        .filter(relative -> relative.symbol() == null && relative.label() == null)
        .isPresent();
  }

  /**
   * What a target that may lead either way names, and the branch it was named within.
   *
   * @throws RevisionException if it names nothing, several, or something outside that branch
   */
  public DowngradeTarget either(List<String> rows, String target) {
    if (RelativeSymbol.read(target).isEmpty()) {
      symbols.resolveOne(target);
    }
    return downgrade(rows, target);
  }

  /** The revisions to upgrade to; none for base. */
  public List<String> upgrade(List<String> rows, String target) {
    Optional<RelativeSymbol> relative = RelativeSymbol.read(target);
    if (relative.isPresent()) {
      return List.of(revision(walkForUpgrade(rows, relative.get()), target));
    }
    return symbols.resolve(target).stream().map(place -> revision(place, target)).toList();
  }

  private Place walkForUpgrade(List<String> rows, RelativeSymbol relative) {
    String symbol = relative.symbol();
    if (symbol != null) {
      Place start = relative.isUpward() ? place(symbol) : place(within(relative.label(), symbol));
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
      starts = symbols.withinLineage(known(rows), label);
      if (starts.isEmpty()) {
        starts = tipsOfBranch(rows, label);
      }
    }
    if (starts.size() > 1) {
      throw new RevisionException(
          Kind.AMBIGUOUS, "Ambiguous upgrade from multiple current revisions");
    }
    return starts.isEmpty() ? Place.Edge.NONE : new Place.At(known(starts).get(0));
  }

  /** The highest applied revisions of a branch of which no row is a part. */
  private List<String> tipsOfBranch(List<String> rows, String label) {
    List<String> active = symbols.withinLineage(graph.ancestors(rows, Edges.EFFECTIVE), label);
    Set<String> below = new HashSet<>();
    active.forEach(id -> below.addAll(graph.effectiveParents(id)));
    return active.stream().filter(id -> !below.contains(id)).toList();
  }

  /** The revision to downgrade to, and the branch to keep to. */
  public DowngradeTarget downgrade(List<String> rows, String target) {
    Optional<RelativeSymbol> relative = RelativeSymbol.read(target);
    if (relative.isEmpty()) {
      int at = target.lastIndexOf('@');
      Optional<Revision> revision = symbols.resolveOne(target.substring(at + 1));
      return new DowngradeTarget(
          at > 0 ? target.substring(0, at) : null, revision.map(Revision::id));
    }
    return relative.get().steps().signum() < 0
        ? downFrom(rows, relative.get())
        : upFrom(relative.get());
  }

  private DowngradeTarget upFrom(RelativeSymbol relative) {
    String symbol = relative.symbol();
    if (symbol == null) {
      throw relative.tooFar(relative.written());
    }
    Place end = walk.from(place(symbol), relative.steps(), relative.label());
    if (end == Place.Edge.NONE) {
      throw walkedTooFar();
    }
    return target(relative.label(), end);
  }

  private DowngradeTarget downFrom(List<String> rows, RelativeSymbol relative) {
    String symbol = relative.symbol();
    String label = relative.label();
    if (symbol == null) {
      if (label == null && rows.isEmpty()) {
        throw relative.tooFar(relative.written());
      }
      symbol = label == null ? known(rows).get(0) : rowOfBranch(rows, label);
      // Alembic keeps an unlabelled -N to the branch of the row it starts from.
      label = label == null ? symbol : label;
    }
    Place end = walk.from(place(within(label, symbol)), relative.steps(), null);
    if (end == Place.Edge.NONE) {
      throw relative.symbol() == null ? relative.tooFar(relative.written()) : walkedTooFar();
    }
    return target(label, end);
  }

  private String rowOfBranch(List<String> rows, String label) {
    List<String> found = symbols.withinLineage(known(rows), label);
    if (found.isEmpty()) {
      found = symbols.withinLineage(branchHeads(rows), label);
    }
    if (found.size() != 1) {
      throw new RevisionException(
          found.isEmpty() ? Kind.NOT_REACHABLE : Kind.AMBIGUOUS,
          found.isEmpty()
              ? "Nothing of branch '%s' is applied".formatted(label)
              : "Branch '%s' is applied up to several revisions: %s"
                  .formatted(label, String.join(", ", found)));
    }
    return found.get(0);
  }

  /** The applied revisions that no applied revision names as its down revision. */
  private List<String> branchHeads(List<String> rows) {
    Set<String> applied = graph.ancestors(rows, Edges.EFFECTIVE);
    List<String> heads = new ArrayList<>();
    for (String id : applied) {
      if (graph.children(id, Edges.DOWN_REVISION).stream().noneMatch(applied::contains)) {
        heads.add(id);
      }
    }
    return heads;
  }

  private Place place(String symbol) {
    return symbols
        .resolveOne(symbol)
        .<Place>map(revision -> new Place.At(revision.id()))
        .orElse(Place.Edge.NONE);
  }

  private static String within(@Nullable String label, String symbol) {
    return label == null ? symbol : label + "@" + symbol;
  }

  private static DowngradeTarget target(@Nullable String label, Place end) {
    return new DowngradeTarget(
        label, end instanceof Place.At at ? Optional.of(at.revision()) : Optional.empty());
  }

  private static String revision(Place place, String target) {
    if (place instanceof Place.At at) {
      return at.revision();
    }
    throw new RevisionException(
        Kind.NOT_REACHABLE,
        "Target %s leads off the graph; it names no revision".formatted(target));
  }

  private static RevisionException walkedTooFar() {
    return new RevisionException(Kind.NOT_REACHABLE, "Walked too far");
  }
}
