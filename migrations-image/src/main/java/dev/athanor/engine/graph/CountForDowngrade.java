package dev.athanor.engine.graph;

import dev.athanor.engine.graph.RevisionException.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Targets of a downgrade that count steps, from the rows or from a revision. */
record CountForDowngrade(RevisionGraph graph, Symbols symbols, Walk walk) {

  /**
   * Counts.
   *
   * @param rows what a number alone counts from: the rows of a database, or symbols
   */
  Targets.DowngradeTarget target(List<String> rows, RelativeSymbol relative) {
    return relative.steps().signum() < 0 ? downFrom(rows, relative) : upFrom(relative);
  }

  private Targets.DowngradeTarget upFrom(RelativeSymbol relative) {
    String symbol = relative.symbol();
    if (symbol == null) {
      throw relative.tooFar(relative.written());
    }
    Place end = walk.from(walk.start(symbol), relative.steps(), relative.label());
    if (end == Place.Edge.NONE) {
      throw walkedTooFar();
    }
    return destination(relative.label(), end);
  }

  private Targets.DowngradeTarget downFrom(List<String> rows, RelativeSymbol relative) {
    String symbol = relative.symbol();
    String label = relative.label();
    if (symbol == null) {
      if (label == null && rows.isEmpty()) {
        throw relative.tooFar(relative.written());
      }
      symbol = label == null ? rows.get(0) : rowOfBranch(rows, label);
      // Alembic keeps an unlabelled -N to the branch of the row it starts from.
      label = label == null ? symbol : label;
    }
    Place end = walk.from(walk.start(RelativeSymbol.within(label, symbol)), relative.steps(), null);
    if (end == Place.Edge.NONE) {
      throw relative.symbol() == null ? relative.tooFar(relative.written()) : walkedTooFar();
    }
    return destination(label, end);
  }

  private String rowOfBranch(List<String> rows, String label) {
    List<String> found = symbols.withinLineage(rows, label);
    if (found.isEmpty()) {
      found = symbols.withinLineage(graph.branchHeads(symbols.identify(rows)), label);
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

  private static Targets.DowngradeTarget destination(@Nullable String label, Place end) {
    return new Targets.DowngradeTarget(
        label, end instanceof Place.At at ? Optional.of(at.revision()) : Optional.empty());
  }

  private static RevisionException walkedTooFar() {
    return new RevisionException(Kind.NOT_REACHABLE, "Walked too far");
  }
}
