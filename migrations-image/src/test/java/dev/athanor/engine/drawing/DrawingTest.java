package dev.athanor.engine.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.Graphs;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.RevisionRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Drawings of a few graphs as files beside the tests. {@code -Ddrawings.write=true} writes them
 * anew, to be looked at before they are committed.
 */
class DrawingTest {

  private static final Path FILES = Path.of("src/test/resources/drawing");

  private static final Map<String, String> GRAPHS =
      Map.of(
          "line", "a, b < a, c < b, d < c",
          "branch", "a, b < a # left, c < a # right, d < b",
          "merge", "a, b < a, c < a, d < b, m < c & d, e < m",
          "octopus", "a, b < a, c < a, d < a, e < d, m < b & c & e, n < m",
          "bases", "a, b < a, c < b, x, y < x ~ b, z < y ~ c",
          "crossing", "a, b < a, c < a, d < b & c, e < c & b, f < d, g < e ~ d, h < f & g");

  private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*\"";
  private static final String ATTRIBUTES =
      "(?: \\[\\w+=(?:\\w+|Q)(?:, \\w+=(?:\\w+|Q))*\\])?".replace("Q", QUOTED);
  private static final Pattern DOT =
      Pattern.compile(
          "digraph \\w+ \\{|\\}|  rankdir=BT;|  (?:node|Q|Q -> Q)".replace("Q", QUOTED)
              + ATTRIBUTES
              + ";");

  private static final Pattern MERMAID =
      Pattern.compile(
          "flowchart BT|  r\\d+\\[\"(?:[^\"#<>&`]|#\\d+;|<br/>)*\"\\]"
              + "|  r\\d+ (?:-->|-\\.->) r\\d+"
              + "|  classDef \\w+ [\\w-]+:[#\\w]+|  class r\\d+(?:,r\\d+)* \\w+");

  private static final Map<String, Set<String>> ROWS =
      Map.of("branch", Set.of("b"), "bases", Set.of("y"));

  @ParameterizedTest
  @ValueSource(strings = {"line", "branch", "merge", "octopus", "bases", "crossing"})
  void looksLikeTheFile(String name) throws IOException {
    RevisionGraph graph = Graphs.graph(String.valueOf(GRAPHS.get(name)));
    List<String> ids =
        RevisionRange.newestFirst(
            graph, new RevisionRange.Symbol("base"), new RevisionRange.Symbol("heads"));
    Inscription inscription = inscription(graph, ROWS.getOrDefault(name, Set.of()));
    check(name + ".txt", LaneDrawing.of(graph, ids, inscription, Strokes.UNICODE, Palette.NONE));
    check(
        name + "-ascii.txt", LaneDrawing.of(graph, ids, inscription, Strokes.ASCII, Palette.NONE));
    check(name + ".dot", DotDrawing.of(graph, ids, inscription));
    check(name + ".mmd", MermaidDrawing.of(graph, ids, inscription));
  }

  @ParameterizedTest
  @ValueSource(strings = {"line", "branch", "merge", "octopus", "bases", "crossing"})
  void everyLineIsAStatementOfItsLanguage(String name) {
    RevisionGraph graph = Graphs.graph(String.valueOf(GRAPHS.get(name)));
    List<String> ids = graph.revisions().stream().map(Revision::id).toList();
    Inscription inscription = inscription(graph, ROWS.getOrDefault(name, Set.of()));
    assertThat(DotDrawing.of(graph, ids, inscription)).allMatch(DOT.asMatchPredicate());
    assertThat(MermaidDrawing.of(graph, ids, inscription)).allMatch(MERMAID.asMatchPredicate());
  }

  private static Inscription inscription(RevisionGraph graph, Set<String> rows) {
    Set<String> applied = graph.ancestors(rows, Edges.EFFECTIVE);
    return new Inscription() {
      @Override
      public Mark mark(String revision) {
        if (rows.isEmpty()) {
          return Mark.UNKNOWN;
        }
        return rows.contains(revision)
            ? Mark.CURRENT
            : applied.contains(revision) ? Mark.APPLIED : Mark.PENDING;
      }

      @Override
      public List<String> text(String revision) {
        return List.of(revision, "say \"" + revision + "\" <twice> \\ #1");
      }
    };
  }

  private static void check(String file, List<String> lines) throws IOException {
    String text = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("drawings.write")) {
      Files.createDirectories(FILES);
      Files.writeString(FILES.resolve(file), text);
    }
    assertThat(text).isEqualTo(Files.readString(FILES.resolve(file)));
  }
}
