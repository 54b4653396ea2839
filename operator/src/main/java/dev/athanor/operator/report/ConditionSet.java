package dev.athanor.operator.report;

import dev.athanor.api.v1alpha1.Condition;
import dev.athanor.api.v1alpha1.Limits;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.operator.decide.Posture;
import dev.athanor.operator.decide.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A standing as conditions: Ready always; Reconciling, Stalled, Drifted and ApprovalRequired only
 * while true, as kstatus has it
 * (https://github.com/kubernetes-sigs/cli-utils/tree/master/pkg/kstatus).
 */
final class ConditionSet {
  private ConditionSet() {}

  /** The conditions for a standing. A transition time stays while the condition's status does. */
  static List<Condition> of(
      Standing standing, long generation, @Nullable List<Condition> before, Instant now) {
    var conditions = new ArrayList<Condition>();
    conditions.add(condition("Ready", standing.posture() == Posture.READY, standing, generation));
    if (standing.posture() == Posture.RECONCILING) {
      conditions.add(condition("Reconciling", true, standing, generation));
    }
    if (standing.posture() == Posture.STALLED) {
      conditions.add(condition("Stalled", true, standing, generation));
    }
    if (standing.reason() == Reason.DRIFT_DETECTED) {
      conditions.add(condition("Drifted", true, standing, generation));
    }
    if (standing.reason() == Reason.APPROVAL_REQUIRED) {
      conditions.add(condition("ApprovalRequired", true, standing, generation));
    }
    return conditions.stream().map(condition -> timed(condition, before, now)).toList();
  }

  private static Condition condition(
      String type, boolean status, Standing standing, long generation) {
    return new Condition(
        type,
        status ? "True" : "False",
        generation,
        null,
        standing.reason().wire(),
        Fitting.text(standing.message(), Limits.CONDITION_MESSAGE));
  }

  private static Condition timed(
      Condition condition, @Nullable List<Condition> before, Instant now) {
    Instant since =
        before == null
            ? now
            : before.stream()
                .filter(
                    old ->
                        Objects.equals(condition.type(), old.type())
                            && Objects.equals(condition.status(), old.status())
                            && old.lastTransitionTime() != null)
                .map(Condition::lastTransitionTime)
                .findFirst()
                .orElse(now);
    return new Condition(
        condition.type(),
        condition.status(),
        condition.observedGeneration(),
        since,
        condition.reason(),
        condition.message());
  }
}
