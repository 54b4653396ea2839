package dev.athanor.operator.decide;

import dev.athanor.engine.report.RunReport;
import java.util.stream.Stream;

/**
 * What the resource's owner can do about a failure, in the words of the resource: the engine, which
 * knows no spec, has said what is the matter.
 */
final class Remedies {
  private static final String ANOTHER_IMAGE = "Correct the script and publish it in a new image.";
  private static final String ASK_AGAIN =
      "When that is done, annotate the resource with athanor.dev/reconcile-requested-at.";

  private Remedies() {}

  /** The sentence, or none where the engine's own says it all. */
  static Stream<String> of(RunReport report) {
    var failure = report.failure();
    if (failure == null) {
      return Stream.empty();
    }
    return switch (failure.cause()) {
      case SQL_ERROR, INVALID_SCRIPT ->
          Causes.mayPass(report)
              ? Stream.empty()
              : Stream.of(failure.file() == null ? ASK_AGAIN : ANOTHER_IMAGE);
      case REVISION_NOT_FOUND ->
          Stream.of("Correct spec.targetRevision, or use an image that has it.");
      case TARGET_NOT_REACHABLE -> Stream.of("Correct spec.targetRevision.");
      case REVISION_AMBIGUOUS -> Stream.of("Write more of the id in spec.targetRevision.");
      case MULTIPLE_HEADS ->
          Stream.of("Set spec.targetRevision to heads, or to label@head of one branch.");
      case DOWNGRADE_FORBIDDEN ->
          Stream.of(
              "Name another revision in spec.targetRevision, or allow it in spec.policy.downgrade.");
      case APPROVAL_REQUIRED ->
          Stream.of("To approve it, set spec.approvedPlan to status.plan.id.");
      case DEADLINE_EXCEEDED -> Stream.of("Raise spec.timeout if the work is that long.");
      case AUTHENTICATION_FAILED, INVALID_SETTINGS ->
          Stream.of("What is in the Secret is read again as soon as it changes.");
      default -> Stream.empty();
    };
  }
}
