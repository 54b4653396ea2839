package dev.athanor.engine.plan;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.Place;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionException.Kind;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.Symbols;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Alembic's stamp: the rows that share a lineage with any of the targets are moved to each of them
 * in turn, other rows stay.
 */
record Stamp(RevisionGraph graph) {

  private static final List<String> BASE = List.of("base");

  StampPlan plan(List<String> rows, List<String> targets, boolean purge) {
    List<String> before = purge ? List.of() : graph.known(rows);
    List<String> wanted = targets.isEmpty() ? BASE : targets;
    Set<String> affected = affected(before, wanted);
    List<StampStep> steps = new ArrayList<>();
    Set<String> table = new LinkedHashSet<>(before);
    for (Place destination : destinations(wanted)) {
      for (StampStep move : moves(destination, affected)) {
        steps.add(written(move, table));
      }
    }
    return new StampPlan(targets, before, steps, List.copyOf(table));
  }

  /** The rows in the lineage of a target; for {@code base}, all. */
  private Set<String> affected(List<String> rows, List<String> targets) {
    Symbols symbols = new Symbols(graph);
    Set<String> affected = new LinkedHashSet<>();
    for (String target : targets) {
      if (!target.isEmpty()) {
        affected.addAll(inLineage(symbols, rows, target));
      }
    }
    return affected;
  }

  private static List<String> inLineage(Symbols symbols, List<String> rows, String target) {
    try {
      return symbols.withinLineage(rows, target, Edges.EFFECTIVE);
    } catch (RevisionException e) {
      throw e.kind() == Kind.MULTIPLE_HEADS ? severalTargets(e) : e;
    }
  }

  private static RevisionException severalTargets(RevisionException cause) {
    RevisionException told =
        new RevisionException(
            Kind.MULTIPLE_HEADS,
            "Multiple heads are present; please specify a single target revision",
            cause.detail());
    told.initCause(cause);
    return told;
  }

  private List<Place> destinations(List<String> targets) {
    Symbols symbols = new Symbols(graph);
    List<Place> places = new ArrayList<>();
    targets.forEach(target -> places.addAll(symbols.resolve(target)));
    // What names nothing, base or the head of no scripts, is base; so is a walk off the graph.
    return places.isEmpty() ? List.of(Place.Edge.NONE) : places;
  }

  /** The moves to a destination, their statements still to be found. */
  private List<StampStep> moves(Place destination, Set<String> affected) {
    if (destination instanceof Place.At at) {
      return affected.contains(at.revision()) ? List.of() : List.of(move(at.revision(), affected));
    }
    if (destination == Place.Edge.BASE) {
      throw new RevisionException(
          Kind.INVALID, "A target that counts steps ends at base here; to stamp that, write base");
    }
    return affected.stream()
        .map(row -> new StampStep(List.of(row), List.of(), false, true, List.of()))
        .toList();
  }

  private StampStep move(String to, Set<String> affected) {
    List<String> above = shared(graph.descendants(List.of(to), Edges.EFFECTIVE), affected);
    List<String> below = shared(graph.ancestors(List.of(to), Edges.EFFECTIVE), affected);
    if (!above.isEmpty() && !below.isEmpty()) {
      throw new RevisionException(
          Kind.OVERLAP,
          "Rows stand above %s (%s) and below it (%s), so it is not clear which of them moves; use"
                  .formatted(to, String.join(", ", above), String.join(", ", below))
              + " --purge to have no row but this");
    }
    boolean isNew = above.isEmpty() && below.isEmpty();
    List<String> from = isNew ? List.of() : List.copyOf(affected);
    return new StampStep(from, List.of(to), above.isEmpty(), isNew, List.of());
  }

  private static List<String> shared(Set<String> line, Set<String> affected) {
    return affected.stream().filter(line::contains).toList();
  }

  private static StampStep written(StampStep move, Set<String> table) {
    List<RowStatement> statements = statements(move, table);
    List<String> found = List.copyOf(table);
    boolean fits = !statements.isEmpty() && statements.stream().allMatch(s -> s.applyTo(table));
    if (!fits) {
      throw new RevisionException(
          Kind.OVERLAP,
          "Stamping %s does not fit the rows %s that the targets before it leave; name each branch once,"
                  .formatted(named(move.to()), named(found))
              + " and use --purge where a row is split into its branches");
    }
    return new StampStep(move.from(), move.to(), move.upward(), move.branchMove(), statements);
  }

  /** Alembic's choice of statements; none where it finds no way. */
  private static List<RowStatement> statements(StampStep move, Set<String> table) {
    List<String> from = move.from();
    if (move.to().isEmpty()) {
      return List.of(new RowStatement.Delete(from.get(0)));
    }
    String to = move.to().get(0);
    boolean appears = move.upward() && (move.branchMove() || !table.containsAll(from));
    if (appears && !table.contains(to)) {
      return List.of(new RowStatement.Insert(to));
    }
    if (from.isEmpty()) {
      return List.of();
    }
    int last = from.size() - 1;
    List<RowStatement> statements = new ArrayList<>();
    from.subList(0, last).forEach(row -> statements.add(new RowStatement.Delete(row)));
    statements.add(new RowStatement.Update(from.get(last), to));
    return statements;
  }

  private static String named(List<String> rows) {
    return rows.isEmpty() ? "base" : String.join(", ", rows);
  }
}
