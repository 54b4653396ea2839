package dev.athanor.operator.report;

import dev.athanor.api.v1alpha1.Condition;
import dev.athanor.api.v1alpha1.Limits;
import dev.athanor.api.v1alpha1.Plan;
import dev.athanor.operator.decide.Decision;

/** Notes where the SQL of the plan is to be read, or why it is not. */
final class PublishedPlan {
  private PublishedPlan() {}

  static void note(StatusDraft draft, Decision.Published published) {
    Plan plan = draft.plan;
    if (plan != null && published.configMap().isPresent()) {
      draft.plan =
          new Plan(
              plan.id(),
              plan.direction(),
              plan.from(),
              plan.to(),
              plan.steps(),
              plan.stepsOmitted(),
              published.configMap().get());
    } else if (draft.conditions != null) {
      draft.conditions = draft.conditions.stream().map(c -> with(c, published.sentence())).toList();
    }
  }

  private static Condition with(Condition condition, String sentence) {
    String message = String.valueOf(condition.message());
    return message.endsWith(sentence) ? condition : said(condition, message + " " + sentence);
  }

  private static Condition said(Condition condition, String message) {
    return new Condition(
        condition.type(),
        condition.status(),
        condition.observedGeneration(),
        condition.lastTransitionTime(),
        condition.reason(),
        Fitting.text(message, Limits.CONDITION_MESSAGE));
  }
}
