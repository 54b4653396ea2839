package dev.athanor.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.GraphException;
import dev.athanor.engine.graph.Place;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.Symbols;
import dev.athanor.engine.graph.UnknownRowsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Puts every question to the engine that was put to real Alembic, and wants the same answer: steps
 * in order, statements on the version table, rows, and the sentence of every refusal that Alembic
 * words. Where Alembic only crashes, the engine must refuse; where Alembic is known to be wrong, it
 * must do what is right instead.
 */
class AlembicOracleTest {

  private static final Set<String> ASKED =
      Set.of("load", "resolve", "resolve_one", "upgrade", "downgrade");

  private static final Map<String, Integer> FIGURES = new TreeMap<>();

  @TestFactory
  Stream<DynamicTest> answersLikeAlembic() {
    Oracle oracle = Oracle.load();
    return oracle.graphs().entrySet().stream()
        .map(
            graph ->
                DynamicTest.dynamicTest(
                    graph.getKey(),
                    () ->
                        assertThat(
                                differences(
                                    graph.getValue(),
                                    oracle.casesByGraph().getOrDefault(graph.getKey(), List.of())))
                            .isEmpty()));
  }

  @AfterAll
  static void figures() {
    System.out.println("Alembic oracle: " + FIGURES);
    assertThat(FIGURES).as("cases asked").isNotEmpty();
  }

  private static List<String> differences(List<Revision> revisions, List<JsonNode> cases) {
    List<String> differences = new ArrayList<>();
    for (JsonNode question : cases) {
      String command = question.get("command").asText();
      if (ASKED.contains(command)) {
        Expected expected = Expected.of(question);
        Answer answer = ask(revisions, question);
        boolean same = expected.matches(answer);
        FIGURES.merge(
            command + (same ? expected.howItMatched(answer) : " DIFFERENT"), 1, Integer::sum);
        if (!same) {
          differences.add(question + "\n  answered " + answer);
        }
      }
    }
    return differences;
  }

  /** What the engine said: a value as plain lists and maps, or why it refused. */
  record Answer(@Nullable Object value, @Nullable RuntimeException refusal) {

    @Override
    public String toString() {
      return refusal == null ? String.valueOf(value) : refusal.toString();
    }
  }

  private static Answer ask(List<Revision> revisions, JsonNode question) {
    try {
      RevisionGraph graph = RevisionGraph.of(revisions);
      return new Answer(value(graph, question), null);
    } catch (GraphException | RevisionException e) {
      return new Answer(null, e);
    }
  }

  private static Object value(RevisionGraph graph, JsonNode question) {
    JsonNode args = question.path("args");
    List<String> rows = Oracle.strings(question.get("rows"));
    return switch (question.get("command").asText()) {
      case "load" -> described(graph);
      case "resolve" ->
          Map.of(
              "revisions",
              new Symbols(graph)
                  .resolve(args.get("symbol").asText()).stream()
                      .map(AlembicOracleTest::written)
                      .toList());
      case "resolve_one" ->
          Map.of(
              "revision",
              new Symbols(graph)
                  .resolveOne(args.get("symbol").asText())
                  .map(Revision::id)
                  .orElse("null"));
      case "upgrade" -> described(Planner.upgrade(graph, rows, args.get("target").asText()));
      default -> described(Planner.downgrade(graph, rows, args.get("target").asText()));
    };
  }

  private static String written(Place place) {
    if (place instanceof Place.At at) {
      return at.revision();
    }
    return place == Place.Edge.BASE ? "base" : "null";
  }

  private static Object described(Plan plan) {
    List<Object> steps = new ArrayList<>();
    for (Step step : plan.steps()) {
      steps.add(
          Map.of(
              "rev",
              step.revision().id(),
              "ops",
              step.rows().stream().map(AlembicOracleTest::described).toList()));
    }
    return Map.of("steps", steps, "rows", plan.rowsAfter().stream().sorted().toList());
  }

  private static List<String> described(RowStatement statement) {
    if (statement instanceof RowStatement.Insert insert) {
      return List.of("insert", insert.revision());
    }
    if (statement instanceof RowStatement.Update update) {
      return List.of("update", update.from(), update.to());
    }
    return List.of("delete", ((RowStatement.Delete) statement).revision());
  }

  private static Object described(RevisionGraph graph) {
    Map<String, Object> revisions = new LinkedHashMap<>();
    for (Revision revision : graph.revisions()) {
      String id = revision.id();
      List<String> next = graph.children(id, Edges.DOWN_REVISION);
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("all_next", sorted(graph.children(id, Edges.EFFECTIVE)));
      facts.put("branch_labels", sorted(graph.branchLabels(id)));
      facts.put("down", revision.downRevisions());
      facts.put("effective_down", graph.effectiveParents(id));
      facts.put("is_base", String.valueOf(revision.isBase()));
      facts.put("is_branch_point", String.valueOf(next.size() > 1));
      facts.put("is_head", String.valueOf(graph.heads().contains(id)));
      facts.put("is_merge_point", String.valueOf(revision.isMergePoint()));
      facts.put("is_real_head", String.valueOf(graph.effectiveHeads().contains(id)));
      facts.put("next", sorted(next));
      facts.put("resolved_dependencies", graph.dependencies(id));
      revisions.put(id, facts);
    }
    return Map.of(
        "bases", graph.bases(),
        "heads", graph.heads(),
        "real_heads", graph.effectiveHeads(),
        "revisions", revisions);
  }

  private static List<String> sorted(Collection<String> strings) {
    return strings.stream().sorted().toList();
  }

  /** Alembic's answer to one question. */
  record Expected(JsonNode question, JsonNode answer, @Nullable JsonNode ideal) {

    static Expected of(JsonNode question) {
      return new Expected(question, question.get("expect"), question.get("ideal"));
    }

    boolean matches(Answer given) {
      if (ideal != null) {
        return matchesIdeal(given, ideal);
      }
      RuntimeException refusal = given.refusal();
      if (refusal == null) {
        return plain(answer).equals(given.value());
      }
      JsonNode error = answer.get("error");
      if (error == null) {
        return isLenient(refusal);
      }
      return error.get("kind").asText().equals("crash")
          || error.get("message").asText().equals(refusal.getMessage());
    }

    private static boolean matchesIdeal(Answer given, JsonNode ideal) {
      if (ideal.has("rows")) {
        return given.value() instanceof Map<?, ?> plan
            && Oracle.strings(ideal.get("rows")).equals(plan.get("rows"));
      }
      return given.refusal() instanceof GraphException e
          && e.faults().get(0).kind() == GraphException.Kind.CYCLE;
    }

    /**
     * Alembic takes a row that is only the beginning of an id for that id, and the table breaks.
     */
    private boolean isLenient(RuntimeException refusal) {
      return refusal instanceof UnknownRowsException
          && question.path("state").asText().equals("invalid");
    }

    String howItMatched(Answer given) {
      if (ideal != null) {
        return " ideal";
      }
      JsonNode error = answer.get("error");
      if (error == null) {
        return given.refusal() == null ? " same" : " refused a row that is no id";
      }
      return error.get("kind").asText().equals("crash") ? " refused" : " same refusal";
    }

    private static Object plain(JsonNode node) {
      if (node.isObject()) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
        return map;
      }
      if (node.isArray()) {
        List<Object> list = new ArrayList<>();
        node.forEach(element -> list.add(plain(element)));
        return list;
      }
      return node.asText();
    }
  }
}
