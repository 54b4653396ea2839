package dev.athanor.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.Place;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.Symbols;
import dev.athanor.engine.plan.Commits;
import dev.athanor.engine.plan.Plan;
import dev.athanor.engine.plan.Planner;
import dev.athanor.engine.plan.RowStatement;
import dev.athanor.engine.plan.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a graph is, what symbols name in it, and the ways up and down. */
final class PlanQuestions implements Questions {

  @Override
  public Set<String> commands() {
    return Set.of("load", "resolve", "resolve_one", "upgrade", "downgrade");
  }

  @Override
  public Object ask(RevisionGraph graph, JsonNode question) {
    JsonNode args = question.path("args");
    List<String> rows = Oracle.strings(question.get("rows"));
    return switch (question.get("command").asText()) {
      case "load" -> described(graph);
      case "resolve" ->
          Map.of(
              "revisions",
              new Symbols(graph)
                  .resolve(args.get("symbol").asText()).stream()
                      .map(PlanQuestions::written)
                      .toList());
      case "resolve_one" ->
          Map.of(
              "revision",
              new Symbols(graph)
                  .resolveOne(args.get("symbol").asText())
                  .map(Revision::id)
                  .orElse("null"));
      case "upgrade" -> described(Planner.upgrade(graph, rows, args.get("target").asText()));
      default -> described(downgrade(graph, rows, args.get("target").asText()));
    };
  }

  /** In one transaction, as Alembic was asked; a step at a time the way must be the same. */
  private static Plan downgrade(RevisionGraph graph, List<String> rows, String target) {
    Plan once = Planner.downgrade(graph, rows, target, Commits.ONCE);
    Plan eachStep = Planner.downgrade(graph, rows, target);
    assertThat(eachStep.steps().stream().map(Step::revision).toList())
        .isEqualTo(once.steps().stream().map(Step::revision).toList());
    assertThat(eachStep.rowsAfter()).hasSameElementsAs(once.rowsAfter());
    return once;
  }

  private static String written(Place place) {
    if (place instanceof Place.At at) {
      return at.revision();
    }
    return place == Place.Edge.BASE ? "base" : "null";
  }

  static Object described(Plan plan) {
    List<Object> steps = new ArrayList<>();
    for (Step step : plan.steps()) {
      steps.add(
          Map.of(
              "rev",
              step.revision().id(),
              "ops",
              step.rows().stream().map(PlanQuestions::described).toList()));
    }
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("steps", steps);
    described.put("rows", sorted(plan.rowsAfter()));
    if (!plan.warnings().isEmpty()) {
      described.put("warnings", plan.warnings());
    }
    return described;
  }

  static List<String> described(RowStatement statement) {
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
      facts.put("effective_down", sorted(graph.effectiveParents(id)));
      facts.put("is_base", String.valueOf(revision.isBase()));
      facts.put("is_branch_point", String.valueOf(next.size() > 1));
      facts.put("is_head", String.valueOf(graph.heads().contains(id)));
      facts.put("is_merge_point", String.valueOf(revision.isMergePoint()));
      facts.put("is_real_head", String.valueOf(graph.effectiveHeads().contains(id)));
      facts.put("next", sorted(next));
      facts.put("resolved_dependencies", sorted(graph.dependencies(id)));
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
}
