package dev.athanor.engine.graph;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a target of an upgrade or a downgrade means for a database with given rows. */
public final class Targets {

  private final RevisionGraph graph;
  private final Symbols symbols;
  private final CountForUpgrade upward;
  private final CountForDowngrade downward;

  public Targets(RevisionGraph graph) {
    this.graph = graph;
    this.symbols = new Symbols(graph);
    Walk walk = new Walk(graph, symbols, Walk.Overwalk.REFUSED);
    this.upward = new CountForUpgrade(graph, symbols, walk);
    this.downward = new CountForDowngrade(graph, symbols, walk);
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
      return RelativeSymbol.within(branch, revision.orElse("base"));
    }
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
      return List.of(revision(upward.end(rows, relative.get()), target));
    }
    return symbols.resolve(target).stream().map(place -> revision(place, target)).toList();
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
    if (isRelativeToRows(target) && !relative.get().isUpward()) {
      graph.known(rows);
    }
    return downward.target(rows, relative.get());
  }

  private static String revision(Place place, String target) {
    if (place instanceof Place.At at) {
      return at.revision();
    }
    throw RevisionException.offTheGraph("Target " + target);
  }
}
