package dev.athanor.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.drawing.MermaidDrawing;
import dev.athanor.engine.drawing.PlainInscription;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.listing.History;
import dev.athanor.engine.listing.HistoryRange;
import dev.athanor.engine.listing.RevisionFile;
import dev.athanor.engine.listing.Revisions;
import dev.athanor.engine.plan.Commits;
import dev.athanor.engine.plan.Plan;
import dev.athanor.engine.plan.Planner;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Plans histories so long that anything that grows with their square would take minutes: here time
 * is only a limit, generous enough for a busy machine. The figures are JMH's to find.
 */
class LinearTimeTest {

  private static final int REVISIONS = 20_000;

  @ParameterizedTest
  @EnumSource
  @Timeout(value = 15, unit = TimeUnit.SECONDS)
  void plansAnyShape(Shape shape) {
    RevisionGraph graph = RevisionGraph.of(shape.revisions(REVISIONS));
    List<String> heads = graph.effectiveHeads();

    assertThat(Planner.upgrade(graph, List.of(), "heads").steps()).hasSize(REVISIONS);
    assertThat(Planner.downgrade(graph, heads, "base").steps()).hasSize(REVISIONS);
    assertThat(Planner.pending(graph, heads)).isZero();
    assertThat(Planner.migrate(graph, heads, "heads").steps()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(value = 15, unit = TimeUnit.SECONDS)
  void stampsHeadsOfAnyShape(Shape shape) {
    RevisionGraph graph = RevisionGraph.of(shape.revisions(REVISIONS));
    List<String> heads = graph.effectiveHeads();
    List<String> first = List.of(Shape.id(0));

    assertThat(Planner.stamp(graph, List.of(), List.of("heads"), false).steps())
        .hasSameSizeAs(heads);
    assertThat(Planner.stamp(graph, first, List.of("heads"), false).rowsAfter())
        .containsExactlyInAnyOrderElementsOf(heads);
    assertThat(Planner.stamp(graph, heads, List.of("heads"), false).steps()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(value = 15, unit = TimeUnit.SECONDS)
  void plansTheWayDownOfOneTransaction(Shape shape) {
    RevisionGraph graph = RevisionGraph.of(shape.revisions(REVISIONS));

    Plan plan = Planner.downgrade(graph, graph.effectiveHeads(), "base", Commits.ONCE);

    assertThat(plan.steps()).hasSize(REVISIONS);
    assertThat(plan.rowsAfter()).isEmpty();
  }

  /** Without spread labels, of which the lines alone are labels times revisions. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LABELS")
  @Timeout(value = 15, unit = TimeUnit.SECONDS)
  void tellsTheHistoryOfAnyShape(Shape shape) {
    RevisionGraph graph = RevisionGraph.of(shape.revisions(REVISIONS));
    RevisionFile file = new RevisionFile("versions/a.sql", "", null);
    Revisions told = Revisions.of(graph, id -> file).withRows(graph.effectiveHeads());

    History history = History.of(told, HistoryRange.ALL, true);

    assertThat(history.lines()).hasSize(REVISIONS);
    assertThat(history.entries()).hasSize(REVISIONS);
    assertThat(MermaidDrawing.of(graph, history.revisions(), new PlainInscription(List::of)))
        .hasSizeGreaterThan(REVISIONS);
  }

  @ParameterizedTest
  @EnumSource(names = {"LINE", "LABELS"})
  @Timeout(value = 15, unit = TimeUnit.SECONDS)
  void countsStepsInABranch(Shape shape) {
    RevisionGraph graph = RevisionGraph.of(shape.revisions(REVISIONS));
    String branch = Shape.id(10);
    List<String> low = List.of(Shape.id(20));
    List<String> high = List.of(Shape.id(REVISIONS - 1));

    assertThat(Planner.upgrade(graph, low, branch + "@+15000").steps()).hasSize(15_000);
    assertThat(Planner.downgrade(graph, high, branch + "@-15000").steps()).hasSize(15_000);
    assertThat(Planner.upgrade(graph, low, branch + "@heads").resolved()).isEqualTo(high);
  }
}
