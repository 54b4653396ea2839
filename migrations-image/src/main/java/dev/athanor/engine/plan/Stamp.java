package dev.athanor.engine.plan;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.Place;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionException.Kind;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.Symbols;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Alembic's stamp: the rows that share a lineage with any of the targets are moved to each of them
 * in turn, other rows stay.
 */
record Stamp(RevisionGraph graph) {

  private static final List<String> BASE = List.of("base");

  /**
   * The rows that move, and what lies at or below and at or above any of them. Found out once, so
   * that many targets, as of {@code heads}, are no walk through the graph each.
   *
   * @param inOrder the rows again, one list for all the steps that leave them
   */
  private record Affected(
      Set<String> rows, List<String> inOrder, Set<String> below, Set<String> above) {

    static Affected of(RevisionGraph graph, Set<String> rows) {
      return new Affected(
          rows,
          List.copyOf(rows),
          graph.ancestors(rows, Edges.EFFECTIVE),
          graph.descendants(rows, Edges.EFFECTIVE));
    }
  }

  StampPlan plan(List<String> rows, List<String> targets, boolean purge) {
    List<String> before = purge ? List.of() : graph.known(rows);
    List<String> wanted = targets.isEmpty() ? BASE : targets;
    Affected affected = Affected.of(graph, affected(before, wanted));
    List<StampStep> steps = new ArrayList<>();
    Set<String> table = new LinkedHashSet<>(before);
    for (Place destination : destinations(wanted)) {
      for (StampStep move : moves(destination, affected)) {
        List<RowStatement> statements = statements(move, table);
        if (statements.isEmpty() || !statements.stream().allMatch(s -> s.applyTo(table))) {
          throw doesNotFit(move, before, steps);
        }
        steps.add(
            new StampStep(move.from(), move.to(), move.upward(), move.branchMove(), statements));
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
  private List<StampStep> moves(Place destination, Affected affected) {
    if (destination instanceof Place.At at) {
      return affected.rows.contains(at.revision())
          ? List.of()
          : List.of(move(at.revision(), affected));
    }
    if (destination == Place.Edge.BASE) {
      throw new RevisionException(
          Kind.INVALID, "A target that counts steps ends at base here; to stamp that, write base");
    }
    return affected.rows.stream()
        .map(row -> new StampStep(List.of(row), List.of(), false, true, List.of()))
        .toList();
  }

  private StampStep move(String to, Affected affected) {
    boolean fromAbove = affected.below.contains(to);
    boolean fromBelow = affected.above.contains(to);
    if (fromAbove && fromBelow) {
      throw rowsOnBothSides(to, affected.inOrder);
    }
    boolean isNew = !fromAbove && !fromBelow;
    return new StampStep(
        isNew ? List.of() : affected.inOrder, List.of(to), !fromAbove, isNew, List.of());
  }

  private RevisionException rowsOnBothSides(String to, List<String> rows) {
    Set<String> above = graph.descendants(List.of(to), Edges.EFFECTIVE);
    Set<String> below = graph.ancestors(List.of(to), Edges.EFFECTIVE);
    return new RevisionException(
        Kind.OVERLAP,
        "Rows stand above %s (%s) and below it (%s), so it is not clear which of them moves; use"
                .formatted(
                    to,
                    named(rows.stream().filter(above::contains).toList()),
                    named(rows.stream().filter(below::contains).toList()))
            + " --purge to have no row but this");
  }

  private static RevisionException doesNotFit(
      StampStep move, List<String> before, List<StampStep> steps) {
    Set<String> left = new LinkedHashSet<>(before);
    steps.forEach(step -> step.rows().forEach(statement -> statement.applyTo(left)));
    return new RevisionException(
        Kind.OVERLAP,
        "Stamping %s does not fit the rows %s that the targets before it leave; name each branch once,"
                .formatted(named(move.to()), named(left))
            + " and use --purge where a row is split into its branches");
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

  private static String named(Collection<String> rows) {
    return rows.isEmpty() ? "base" : String.join(", ", rows);
  }
}
