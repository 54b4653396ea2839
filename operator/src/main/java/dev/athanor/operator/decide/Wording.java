package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.RunReport;
import dev.athanor.operator.observe.Revisions;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sentences a user reads about the end of a run. */
final class Wording {
  private static final Pattern ENDED = Pattern.compile("[.!?]$");

  private Wording() {}

  /** The same from the intention to the end, so that a run costs one write of the conditions. */
  static Standing running(String job) {
    return Standing.of(Reason.PROGRESSING, "Job %s is running.".formatted(job));
  }

  /** What went wrong, where, and what can be done. */
  static String ofFailure(RunReport report) {
    var failure = report.failure();
    if (failure == null) {
      return "The run ended as %s and gave no reason.".formatted(report.outcome().wire());
    }
    String place = failure.file() == null ? null : failure.file() + lineSuffix(failure.line());
    String state = failure.sqlState() == null ? null : "SQLSTATE " + failure.sqlState();
    String where =
        Stream.of(place, state).filter(Objects::nonNull).collect(Collectors.joining(", "));
    String what = where.isEmpty() ? failure.message() : where + ": " + failure.message();
    return Stream.concat(Stream.of(what), Stream.concat(hint(failure), Remedies.of(report)))
        .map(Wording::sentence)
        .collect(Collectors.joining(" "));
  }

  private static Stream<String> hint(RunReport.Failure failure) {
    // That one speaks of the command line's option, and the remedy of the resource's field.
    return failure.cause() == Cause.APPROVAL_REQUIRED
        ? Stream.empty()
        : Stream.ofNullable(failure.hint()).filter(hint -> !hint.isBlank());
  }

  /** With a full stop, so that another sentence can follow what somebody else has said. */
  static String sentence(String text) {
    return ENDED.matcher(text).find() ? text : text + ".";
  }

  private static String lineSuffix(@Nullable Integer line) {
    return line == null ? "" : ":" + line;
  }

  /**
   * An image that is older than the database: which revision it does not know, and the ways out.
   */
  static String unknownRevision(RunReport report, String image, @Nullable String lastApplied) {
    String unknown = Revisions.text(report.unknownRevisions());
    String remedy =
        wayBack(report)
            .or(() -> otherImage(image, lastApplied))
            .orElse("Use an image that has it.");
    return "The database is at %s, which image %s does not know. %s"
        .formatted(unknown, image, remedy);
  }

  /** This image goes down by itself, over what the database's history keeps. */
  private static Optional<String> wayBack(RunReport report) {
    var history = report.history();
    return history == null || history.wayBack().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Use an image that has it; or, to roll back, set spec.targetRevision to %s."
                .formatted(String.join(" or ", history.wayBack())));
  }

  private static Optional<String> otherImage(String image, @Nullable String lastApplied) {
    return Optional.ofNullable(lastApplied)
        .filter(applied -> !applied.equals(image))
        .map(
            "To roll back, set spec.image to %s, which has it, and spec.targetRevision to the revision to go back to."
                ::formatted);
  }

  /** What would be done. */
  static String plan(RunReport report) {
    var plan = report.plan();
    int steps = plan == null ? 0 : plan.steps().size() + plan.stepsOmitted();
    var target = report.rowsAtTarget();
    return steps == 0
        ? "Nothing to do: the database is at the target."
        : "%d step%s to %s; see status.plan."
            .formatted(
                steps,
                steps == 1 ? "" : "s",
                target == null ? "the target" : Revisions.text(target));
  }
}
