package dev.athanor.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.engine.graph.Graphs;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.UnknownRowsException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrateTest {

  private static final RevisionGraph LINE = Graphs.graph("r1, r2 < r1, r3 < r2, r4 < r3");

  private static final RevisionGraph FORK =
      Graphs.graph("base1 # main, l1 < base1 # left, l2 < l1, r1 < base1 # right, r2 < r1");

  private static final RevisionGraph DEPENDENT = Graphs.graph("a1, a2 < a1, a3 < a2, b1 ~ a2");

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({
    // rows, target, steps, rows after, resolved, pinned
    "'', head, +r1 +r2 +r3 +r4, r4, r4, head",
    "r2, r4, +r3 +r4, r4, r4, r4",
    "r2, r2, '', r2, r2, r2",
    "r4, r2, -r4 -r3, r2, r2, r2",
    "r4, base, -r4 -r3 -r2 -r1, '', '', base",
    "'', base, '', '', '', base",
    "r2, head, +r3 +r4, r4, r4, head",
    "r4, heads, '', r4, r4, heads",
    "r2, +1, +r3, r3, r3, r3",
    "r3, -1, -r3, r2, r2, r3@r2",
    "r1, -1, -r1, '', '', r1@base",
    "r3, r1+1, -r3, r2, r2, r1+1",
    "r3, r4-3, -r3 -r2, r1, r1, r4-3",
    "r1, head-1, +r2 +r3, r3, r3, head-1",
    "r4, r3@r2, -r4 -r3, r2, r2, r3@r2"
  })
  void goesAlongALine(
      String rows, String target, String steps, String after, String resolved, String pinned) {
    check(LINE, rows, target, steps, after, resolved);
    assertThat(Planner.migrate(LINE, split(rows), target).pinned()).isEqualTo(pinned);
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({
    "l2, r2, +r1 +r2, l2 r2, r2",
    "l2 r2, left@head, '', l2 r2, l2",
    "l2 r2, l1, -l2, l1 r2, l1",
    "l2 r2, base1, -l2 -l1 -r2 -r1, base1, base1",
    "l2 r2, left@base1, -l2 -l1, r2, base1",
    "l2 r2, right@-1, -r2, l2 r1, r1",
    "l2 r2, -1, -l2, l1 r2, l1",
    "r2 l2, -2, -r2 -r1, l2, base1",
    "r2, left@+1, +l1, l1 r2, l1",
    "l1, heads, +r1 +r2 +l2, l2 r2, l2 r2",
    "r2, left@base1, '', r2, base1",
    "r2, l2@base1, '', r2, base1",
    "base1, main@base1, '', base1, base1",
    "l1 r2, left@base, -l1 -r2 -r1 -base1, '', ''"
  })
  void leavesOtherBranchesAlone(
      String rows, String target, String steps, String after, String resolved) {
    check(FORK, rows, target, steps, after, resolved);
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({
    "'', b1, +a1 +a2 +b1, b1, b1",
    "b1, a2, '', b1, a2",
    "b1, a1, -b1 -a2, a1, a1",
    "b1, a3, +a3, b1 a3, a3",
    "b1 a3, a2, -a3, b1, a2"
  })
  void countsDependencies(String rows, String target, String steps, String after, String resolved) {
    check(DEPENDENT, rows, target, steps, after, resolved);
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({
    "'', head, MULTIPLE_HEADS",
    "l2 r2, +1, AMBIGUOUS",
    "base1, +1, AMBIGUOUS",
    "l2, +1, NOT_REACHABLE",
    "l1, -5, NOT_REACHABLE",
    "'', -1, NOT_REACHABLE",
    "l2, nope, NOT_FOUND",
    "l2, right@l1, NOT_FOUND",
    "l2, '', INVALID",
    "gone, l2, UNKNOWN_ROW",
    "gone, heads, UNKNOWN_ROW",
    "gone, nope, NOT_FOUND",
    "l1 l2, heads, OVERLAP",
    "l2 r2, main@base1, NOT_REACHABLE"
  })
  void refuses(String rows, String target, RevisionException.Kind kind) {
    RevisionException e =
        catchThrowableOfType(
            RevisionException.class, () -> Planner.migrate(FORK, split(rows), target));

    assertThat(e.kind()).isEqualTo(kind);
  }

  @Test
  void namesAllUnknownRows() {
    UnknownRowsException e =
        catchThrowableOfType(
            UnknownRowsException.class,
            () -> Planner.migrate(FORK, List.of("x", "l2", "y"), "heads"));

    assertThat(e.rows()).containsExactly("x", "y");
    assertThat(e).hasMessage("Can't locate revision identified by 'x'");
  }

  @Test
  void warnsOfACountFromSeveralRows() {
    assertThat(Planner.migrate(FORK, List.of("l2", "r2"), "-1").warnings()).hasSize(1);
    assertThat(Planner.migrate(FORK, List.of("l2"), "-1").warnings()).isEmpty();
  }

  @Test
  void aPinnedTargetStaysWhereItWasOnceArrived() {
    Plan down = Planner.migrate(FORK, List.of("r1", "l2"), "-1");

    assertThat(down.pinned()).isEqualTo("r1@base1");
    assertThat(Planner.migrate(FORK, List.of("r1", "l2"), down.pinned()).steps())
        .isEqualTo(down.steps());
    assertThat(Planner.migrate(FORK, down.rowsAfter(), down.pinned()).steps()).isEmpty();
  }

  @Test
  void countsWhatIsPending() {
    assertThat(Planner.pending(FORK, List.of())).isEqualTo(5);
    assertThat(Planner.pending(FORK, List.of("l2"))).isEqualTo(2);
    assertThat(Planner.pending(DEPENDENT, List.of("b1"))).isEqualTo(1);
  }

  private static void check(
      RevisionGraph graph,
      String rows,
      String target,
      String steps,
      String after,
      String resolved) {
    Plan plan = Planner.migrate(graph, split(rows), target);

    assertThat(
            plan.steps().stream()
                .map(
                    step ->
                        (step.direction() == Direction.UPGRADE ? "+" : "-") + step.revision().id())
                .collect(Collectors.joining(" ")))
        .isEqualTo(steps);
    assertThat(plan.rowsAfter()).containsExactlyInAnyOrderElementsOf(split(after));
    assertThat(plan.resolved()).containsExactlyElementsOf(split(resolved));
  }

  private static List<String> split(String words) {
    return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
  }
}
