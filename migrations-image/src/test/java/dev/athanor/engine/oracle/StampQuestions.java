package dev.athanor.engine.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.engine.graph.Range;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.plan.Planner;
import dev.athanor.engine.plan.StampPlan;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a stamp writes, and which targets are refused before anything is planned. */
final class StampQuestions implements Questions {

  @Override
  public Set<String> commands() {
    return Set.of("stamp", "upgrade_cli");
  }

  @Override
  public Object ask(RevisionGraph graph, JsonNode question) {
    JsonNode args = question.get("args");
    if (question.get("command").asText().equals("upgrade_cli")) {
      Range.refuse(args.get("target").asText());
      return Map.of();
    }
    return described(
        Planner.stamp(
            graph,
            Oracle.strings(question.get("rows")),
            Oracle.strings(args.get("targets")),
            args.path("purge").asBoolean()));
  }

  private static Object described(StampPlan plan) {
    List<Object> steps =
        plan.steps().stream()
            .<Object>map(
                step ->
                    Map.of(
                        "from", step.from(),
                        "to", step.to(),
                        "up", String.valueOf(step.upward()),
                        "branch_move", String.valueOf(step.branchMove()),
                        "ops", step.rows().stream().map(PlanQuestions::described).toList()))
            .toList();
    return Map.of("steps", steps, "rows", plan.rowsAfter().stream().sorted().toList());
  }
}
