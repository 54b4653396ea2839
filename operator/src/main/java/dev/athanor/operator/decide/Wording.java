package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.PlannedStep;
import dev.athanor.operator.observe.Revisions;
import java.util.Objects;
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
    Stream<String> remedies =
        PolicyRemedies.of(report)
            .map(Stream::of)
            .orElseGet(() -> Stream.concat(hint(failure), Remedies.of(report)));
    return Stream.concat(Stream.of(what), remedies)
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

  /** What would be done. */
  static String plan(RunReport report) {
    var plan = report.plan();
    int steps = plan == null ? 0 : plan.steps().size() + plan.stepsOmitted();
    boolean loses = plan != null && plan.steps().stream().anyMatch(PlannedStep::destructive);
    var target = report.rowsAtTarget();
    return steps == 0
        ? "Nothing to do: the database is at the target."
        : "%d step%s to %s%s; see status.plan."
            .formatted(
                steps,
                steps == 1 ? "" : "s",
                target == null ? "the target" : Revisions.text(target),
                loses ? ", and data can be lost" : "");
  }
}
