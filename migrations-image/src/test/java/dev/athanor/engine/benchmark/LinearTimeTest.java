package dev.athanor.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.graph.RevisionGraph;
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
