package dev.athanor.engine.oracle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.engine.graph.GraphException;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.listing.NotAtHeadsException;
import dev.athanor.engine.oracle.AlembicAnswer.Agreement;
import dev.athanor.engine.oracle.AlembicAnswer.Answer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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

  /** By command, who asks the engine. */
  private static final Map<String, Questions> QUESTIONS =
      questions(
          new PlanQuestions(),
          new StampQuestions(),
          new OfflineQuestions(),
          new ListingQuestions(),
          new AuthoringQuestions());

  private static final Map<String, Map<Agreement, Integer>> FIGURES = new TreeMap<>();

  private static int wanted;

  @TestFactory
  Stream<DynamicTest> answersLikeAlembic() {
    Oracle oracle = Oracle.load();
    wanted = oracle.casesByGraph().values().stream().mapToInt(List::size).sum();
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
    FIGURES.forEach(
        (command, figures) ->
            System.out.printf("oracle  %-14s %6d  %s%n", command, sum(figures), figures));
    int asked = FIGURES.values().stream().mapToInt(AlembicOracleTest::sum).sum();
    System.out.printf("oracle  %-14s %6d%n", "all", asked);
    assertThat(asked).as("cases asked").isEqualTo(wanted);
  }

  private static int sum(Map<Agreement, Integer> figures) {
    return figures.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static List<String> differences(List<Revision> revisions, List<JsonNode> cases) {
    List<String> differences = new ArrayList<>();
    for (JsonNode question : cases) {
      String command = question.get("command").asText();
      Questions questions = requireNonNull(QUESTIONS.get(command), command);
      Answer answer = ask(questions, revisions, question);
      Agreement agreement = new AlembicAnswer(question, revisions).compare(answer);
      FIGURES
          .computeIfAbsent(command, any -> new EnumMap<>(Agreement.class))
          .merge(agreement, 1, Integer::sum);
      if (agreement == Agreement.NONE) {
        differences.add(question + "\n  answered " + answer);
      }
    }
    return differences;
  }

  private static Answer ask(Questions questions, List<Revision> revisions, JsonNode question) {
    try {
      return new Answer(questions.ask(RevisionGraph.of(revisions), question), null);
    } catch (GraphException | RevisionException | NotAtHeadsException e) {
      return new Answer(null, e);
    }
  }

  private static Map<String, Questions> questions(Questions... all) {
    Map<String, Questions> byCommand = new LinkedHashMap<>();
    for (Questions questions : all) {
      questions.commands().forEach(command -> byCommand.put(command, questions));
    }
    return byCommand;
  }
}
