package dev.athanor.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.engine.graph.GraphException.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RevisionGraphTest {

  static Stream<Arguments> unsound() {
    return Stream.of(
        Arguments.of(
            "a-1",
            Kind.ILLEGAL_CHARACTER,
            "Character(s) '-' not allowed in revision identifier 'a-1'"),
        Arguments.of(
            "a:+b@c",
            Kind.ILLEGAL_CHARACTER,
            "Character(s) '+, :, @' not allowed in revision identifier 'a:+b@c'"),
        Arguments.of("a, a", Kind.DUPLICATE_ID, "Revision a is present more than once"),
        Arguments.of("a < a", Kind.CYCLE, "Self-loop is detected in revisions (a)"),
        Arguments.of(
            "a ~ a", Kind.DEPENDENCY_CYCLE, "Dependency self-loop is detected in revisions (a)"),
        Arguments.of("a < b, b < a", Kind.CYCLE, "Cycle is detected in revisions (a, b)"),
        Arguments.of(
            "a, b < a & d, c < b, d < c, e < c",
            Kind.CYCLE,
            "Cycle is detected in revisions (b, c, d)"),
        Arguments.of(
            "a, b < a, c, d < c ~ f, e, f < e ~ d, g < f",
            Kind.DEPENDENCY_CYCLE,
            "Dependency cycle is detected in revisions (d, f)"),
        Arguments.of(
            "a ~ own # own",
            Kind.DEPENDENCY_CYCLE,
            "Dependency cycle is detected in revisions (a)"),
        Arguments.of(
            "a < x", Kind.MISSING_DOWN_REVISION, "Revision x referenced from a is not present"),
        Arguments.of(
            "a # lab, b < lab",
            Kind.MISSING_DOWN_REVISION,
            "Revision lab referenced from b is not present"),
        Arguments.of(
            "a ~ x", Kind.MISSING_DEPENDENCY, "Revision x referenced from a is not present"),
        Arguments.of(
            "a # lab, b # lab",
            Kind.DUPLICATE_LABEL,
            "Branch name 'lab' in revision b already used by revision a"),
        Arguments.of(
            "a # b, b",
            Kind.DUPLICATE_LABEL,
            "Branch name 'b' in revision a already used by revision b"));
  }

  @ParameterizedTest
  @MethodSource("unsound")
  void refusesInAlembicsWords(String graph, Kind kind, String message) {
    GraphException e = catchThrowableOfType(GraphException.class, () -> Graphs.graph(graph));

    assertThat(e).hasMessage(message);
    assertThat(e.faults().get(0).kind()).isEqualTo(kind);
    assertThat(e.faults().get(0).revisions()).isNotEmpty();
  }

  @Test
  void namesAllFaultsOfOneKindAtOnce() {
    GraphException e =
        catchThrowableOfType(GraphException.class, () -> Graphs.graph("a < x, b ~ y, c"));

    assertThat(e.faults())
        .extracting(GraphException.Fault::revisions)
        .containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void countsDependenciesOnlyWhereAsked() {
    RevisionGraph graph = Graphs.graph("a, b < a, x, y < x ~ b");

    assertThat(graph.bases()).containsExactly("a", "x");
    assertThat(graph.heads()).containsExactly("b", "y");
    assertThat(graph.effectiveHeads()).containsExactly("y");
    assertThat(graph.ancestors(List.of("y"), Edges.DOWN_REVISION)).containsExactly("y", "x");
    assertThat(graph.ancestors(List.of("y"), Edges.EFFECTIVE))
        .containsExactlyInAnyOrder("y", "x", "b", "a");
    assertThat(graph.descendants(List.of("a"), Edges.DOWN_REVISION)).containsExactly("a", "b");
    assertThat(graph.descendants(List.of("a"), Edges.EFFECTIVE)).containsExactly("a", "b", "y");
    assertThat(graph.maximal(List.of("a", "y", "x"))).containsExactly("y");
  }

  @Test
  void leavesOutDependenciesThatAnAncestorNamesToo() {
    RevisionGraph graph = Graphs.graph("a, x, y < x ~ a, z < y ~ a");

    assertThat(graph.effectiveParents("y")).containsExactly("x", "a");
    assertThat(graph.effectiveParents("z")).containsExactly("y");
    assertThat(graph.dependencies("z")).containsExactly("a");
  }

  @Test
  void spreadsLabelsUpTheBranchAndDownToWhereItLeftAnother() {
    RevisionGraph graph = Graphs.graph("root, l1 < root, l2 < l1 # left, l3 < l2, r1 < root");

    assertThat(Stream.of("root", "l1", "l2", "l3", "r1").map(graph::branchLabels))
        .extracting(labels -> String.join(" ", labels))
        .containsExactly("", "left", "left", "left", "");
  }

  @Test
  void standsALineOfTenThousand() {
    List<Revision> line = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      List<String> down = i == 0 ? List.of() : List.of("r" + (i - 1));
      line.add(new Revision("r" + i, down, List.of(), i == 0 ? List.of("lab") : List.of(), ""));
    }

    RevisionGraph graph = RevisionGraph.of(line);

    assertThat(graph.effectiveHeads()).containsExactly("r9999");
    assertThat(graph.ancestors(graph.heads(), Edges.EFFECTIVE)).hasSize(10_000);
    assertThat(graph.branchLabels("r9999")).containsExactly("lab");
  }

  @Test
  void cannotBeChangedFromOutside() {
    List<Revision> revisions = new ArrayList<>(Graphs.revisions("a, b < a"));
    RevisionGraph graph = RevisionGraph.of(revisions);
    revisions.clear();

    assertThat(graph.size()).isEqualTo(2);
    for (Collection<String> exposed :
        Arrays.asList(graph.heads(), graph.branchLabels("a"), graph.effectiveParents("b"))) {
      assertThat(catchThrowableOfType(RuntimeException.class, () -> exposed.add("x")))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }
}
