package dev.athanor.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.drawing.LaneDrawing;
import dev.athanor.engine.drawing.Palette;
import dev.athanor.engine.drawing.PlainInscription;
import dev.athanor.engine.drawing.Strokes;
import dev.athanor.engine.drawing.Tracer;
import dev.athanor.engine.drawing.Tracer.Edge;
import dev.athanor.engine.graph.GraphException;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.listing.History;
import dev.athanor.engine.listing.HistoryRange;
import dev.athanor.engine.listing.RevisionFile;
import dev.athanor.engine.listing.Revisions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The drawing of every graph that Alembic was asked about, whole and in parts, can be read. */
class OracleDrawingTest {

  @TestFactory
  Stream<DynamicTest> everyStrokeLeadsToAParent() {
    return Oracle.load().graphs().entrySet().stream()
        .filter(entry -> isSound(entry.getValue()))
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> drawn(RevisionGraph.of(entry.getValue()))));
  }

  private static void drawn(RevisionGraph graph) {
    Revisions told = Revisions.of(graph, id -> new RevisionFile(id, "", null));
    readable(graph, History.of(told, HistoryRange.ALL, false).revisions());
    for (Revision revision : graph.revisions()) {
      for (String range : List.of(revision.id() + ":", ":" + revision.id())) {
        try {
          HistoryRange part = HistoryRange.read(range);
          readable(graph, History.of(told, part, false).revisions());
        } catch (RevisionException e) {
          assertThat(e).as(range).hasMessageContaining("range");
        }
      }
    }
  }

  private static void readable(RevisionGraph graph, List<String> revisions) {
    List<String> drawing = draw(graph, revisions);
    Tracer tracer = new Tracer(drawing);
    assertThat(tracer.revisions()).isEqualTo(revisions);
    assertThat(tracer.edges())
        .as(String.join("\n", drawing))
        .containsExactlyInAnyOrderElementsOf(edges(graph, revisions));
    assertThat(drawing).noneMatch(line -> line.endsWith(" "));
  }

  private static List<String> draw(RevisionGraph graph, List<String> revisions) {
    return LaneDrawing.of(
        graph,
        revisions,
        new PlainInscription(id -> List.of("«" + id + "»")),
        Strokes.UNICODE,
        Palette.NONE);
  }

  private static Set<Edge> edges(RevisionGraph graph, List<String> revisions) {
    Set<Edge> edges = new HashSet<>();
    for (String child : revisions) {
      List<String> down = graph.get(child).downRevisions();
      down.stream()
          .filter(revisions::contains)
          .forEach(parent -> edges.add(new Edge(child, parent, false)));
      graph.dependencies(child).stream()
          .filter(parent -> revisions.contains(parent) && !down.contains(parent))
          .forEach(parent -> edges.add(new Edge(child, parent, true)));
    }
    return edges;
  }

  private static boolean isSound(List<Revision> revisions) {
    try {
      return RevisionGraph.of(revisions).size() >= 0;
    } catch (GraphException e) {
      return false;
    }
  }
}
