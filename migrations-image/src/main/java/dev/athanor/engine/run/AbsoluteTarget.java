package dev.athanor.engine.run;

import dev.athanor.engine.graph.Place;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.Symbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a target names when the rows cannot be used to find out. */
final class AbsoluteTarget {

  private AbsoluteTarget() {}

  /** The revisions; empty where the target hangs on the rows or names nothing. */
  static Optional<List<String>> resolve(RevisionGraph graph, String target) {
    String symbol = target.substring(target.indexOf('@') + 1);
    if (symbol.startsWith("+") || symbol.startsWith("-")) {
      return Optional.empty();
    }
    try {
      List<String> revisions = new ArrayList<>();
      for (Place place : new Symbols(graph).resolve(target)) {
        if (place instanceof Place.At at) {
          revisions.add(at.revision());
        }
      }
      return Optional.of(List.copyOf(revisions));
    } catch (RevisionException e) {
      return Optional.empty();
    }
  }
}
