package dev.athanor.engine.run;

import static java.util.Objects.requireNonNull;

import dev.athanor.engine.plan.Direction;
import dev.athanor.engine.plan.Plan;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.run.RunRequest.Edited;
import dev.athanor.engine.run.RunRequest.Permission;
import dev.athanor.engine.sql.Loss;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether the policies of a request, and the person who approves, let a plan be carried out. */
record Approval(RunRequest request, Plan plan, List<PreparedStep> steps, String planId) {

  void check(List<Discrepancy> discrepancies) throws RunEnded {
    if (request.edited() == Edited.DENY && !isDown() && !discrepancies.isEmpty()) {
      throw edited(discrepancies);
    }
    if (plan.steps().isEmpty()) {
      return;
    }
    if (isDown() && request.downgrades() == Permission.DENY) {
      throw RunEnded.because(
          Outcome.REFUSED,
          Cause.DOWNGRADE_FORBIDDEN,
          "The way to " + request.target() + " leads down, and the policy forbids downgrades.",
          null);
    }
    PreparedStep losing = losing();
    if (losing != null && request.destructive() == Permission.DENY) {
      throw destructive(
          Cause.DESTRUCTIVE_FORBIDDEN,
          losing,
          "and the policy forbids that.",
          "Name another target, take the statement out, or allow it in the policy.");
    }
    checkApproved(losing);
  }

  private boolean isDown() {
    return plan.direction().filter(Direction.DOWNGRADE::equals).isPresent();
  }

  /** The first step that can lose data; null where none can. */
  private @Nullable PreparedStep losing() {
    return steps.stream().filter(step -> step.survey().destructive()).findFirst().orElse(null);
  }

  /**
   * An id is the approval that the policies want; where nothing in the plan needs one it does no
   * harm. Without such a policy it is a person's demand for exactly this plan.
   */
  private void checkApproved(@Nullable PreparedStep losing) throws RunEnded {
    boolean downWaits = isDown() && request.downgrades() == Permission.REQUIRE_APPROVAL;
    boolean lossWaits = losing != null && request.destructive() == Permission.REQUIRE_APPROVAL;
    boolean policyAsks =
        request.downgrades() == Permission.REQUIRE_APPROVAL
            || request.destructive() == Permission.REQUIRE_APPROVAL;
    String approved = request.planId();
    boolean matters = downWaits || lossWaits || (approved != null && !policyAsks);
    if (!matters || planId.equals(approved)) {
      return;
    }
    String hint = "Look at the plan in this report and run again with --plan-id " + planId + ".";
    if (approved != null) {
      throw RunEnded.because(
          Outcome.REFUSED,
          Cause.APPROVAL_REQUIRED,
          "The plan that was approved is not the plan as it is now: the database, its rows or the"
              + " scripts have changed since, or it was carried out.",
          hint);
    }
    if (losing != null && lossWaits) {
      throw destructive(
          Cause.APPROVAL_REQUIRED, losing, "and the policy wants that approved.", hint);
    }
    throw RunEnded.because(
        Outcome.REFUSED,
        Cause.APPROVAL_REQUIRED,
        "The way to " + request.target() + " leads down, and the policy wants that approved.",
        hint);
  }

  private static RunEnded destructive(Cause cause, PreparedStep step, String but, String hint) {
    Loss loss = requireNonNull(step.survey().loss());
    String way = step.direction() == RunReport.Direction.UPGRADE ? "upgrade" : "downgrade";
    return RunEnded.inScript(
        Outcome.REFUSED,
        cause,
        "The %s of %s can lose data (%s), %s".formatted(way, step.revision(), loss.place(), but),
        hint,
        step.file(),
        loss.line());
  }

  private static RunEnded edited(List<Discrepancy> discrepancies) {
    Discrepancy first = discrepancies.get(0);
    String others =
        discrepancies.stream().skip(1).map(Discrepancy::revision).collect(Collectors.joining(", "));
    String all = discrepancies.stream().map(Discrepancy::revision).collect(Collectors.joining(" "));
    return RunEnded.inScript(
        Outcome.TARGET_REFUSED,
        Cause.CHECKSUM_MISMATCH,
        first.sentence()
            + (others.isEmpty() ? "" : " So it is with " + others + ".")
            + " The policy forbids to go on.",
        "Bring the scripts back as they were; or take them as what the database has: athanor accept "
            + all,
        first.file(),
        0);
  }
}
