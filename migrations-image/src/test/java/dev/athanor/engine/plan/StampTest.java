package dev.athanor.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.engine.graph.Graphs;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.plan.RowStatement.Insert;
import dev.athanor.engine.plan.RowStatement.Update;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Alembic has no answer to; its own answers are the oracle's to compare. */
class StampTest {

  private static final RevisionGraph FORK =
      Graphs.graph("base1, l1 < base1, l2 < l1, r1 < base1, r2 < r1");

  @Test
  void movesTheRowToTheFirstHeadAndAddsTheOthers() {
    StampPlan plan = Planner.stamp(FORK, List.of("base1"), List.of("heads"), false);

    assertThat(plan.steps())
        .flatExtracting(StampStep::rows)
        .containsExactly(new Update("base1", "l2"), new Insert("r2"));
    assertThat(plan.rowsAfter()).containsExactly("l2", "r2");
  }

  @Test
  void namesTheRowsOnBothSidesOfATarget() {
    assertThatThrownBy(() -> Planner.stamp(FORK, List.of("base1", "l2"), List.of("l1"), false))
        .isInstanceOf(RevisionException.class)
        .hasMessageStartingWith("Rows stand above l1 (l2) and below it (base1), so it is not clear")
        .hasMessageEndingWith("use --purge to have no row but this");
  }

  @Test
  void namesTheRowsThatEarlierTargetsLeft() {
    assertThatThrownBy(() -> Planner.stamp(FORK, List.of("r1"), List.of("l1", "r2", "l1"), false))
        .isInstanceOf(RevisionException.class)
        .hasMessageStartingWith("Stamping l1 does not fit the rows l1, r2 that the targets before");
  }
}
