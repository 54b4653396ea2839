package dev.athanor.operator.decide;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.RunReport;
import java.util.Optional;

/**
 * What a person can do about a plan that a policy holds back: the runner speaks of its command
 * line, and here there is a spec.
 */
final class PolicyRemedies {
  private PolicyRemedies() {}

  static Optional<String> of(RunReport report) {
    var failure = report.failure();
    Cause cause = failure == null ? Cause.INTERNAL : failure.cause();
    return switch (cause) {
      case APPROVAL_REQUIRED ->
          Optional.ofNullable(report.plan())
              .map(
                  plan ->
                      "Look at status.plan; to let it run, set spec.approvedPlan to %s."
                          .formatted(plan.id()));
      case DOWNGRADE_FORBIDDEN ->
          Optional.of(
              "Name another target in spec.targetRevision, or allow it in spec.policy.downgrade.");
      case DESTRUCTIVE_FORBIDDEN ->
          Optional.of(
              "Name another target in spec.targetRevision, take the statement out of the script, or allow it in spec.policy.destructive.");
      default -> Optional.empty();
    };
  }
}
