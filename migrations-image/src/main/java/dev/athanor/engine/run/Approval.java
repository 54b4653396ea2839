package dev.athanor.engine.run;

import dev.athanor.engine.plan.Direction;
import dev.athanor.engine.plan.Plan;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.RunRequest.Edited;
import dev.athanor.engine.run.RunRequest.Permission;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the policies of a request, and the person who approves, let a plan be carried out. */
record Approval(RunRequest request, Plan plan, String planId) {

  void check(List<Discrepancy> discrepancies) throws RunEnded {
    boolean down = plan.direction().filter(Direction.DOWNGRADE::equals).isPresent();
    if (request.edited() == Edited.DENY && !down && !discrepancies.isEmpty()) {
      throw edited(discrepancies);
    }
    if (plan.steps().isEmpty()) {
      return;
    }
    if (down && request.downgrades() == Permission.DENY) {
      throw RunEnded.because(
          Outcome.REFUSED,
          Cause.DOWNGRADE_FORBIDDEN,
          "The way to " + request.target() + " leads down, and the policy forbids downgrades.",
          null);
    }
    String approved = request.planId();
    if (approved != null && !approved.equals(planId)) {
      throw RunEnded.because(
          Outcome.REFUSED,
          Cause.APPROVAL_REQUIRED,
          "The plan that was approved is not the plan as it is now: the database, its rows or the"
              + " scripts have changed since.",
          "Look at the plan in this report and approve " + planId + ".");
    }
    if (down && approved == null && request.downgrades() == Permission.REQUIRE_APPROVAL) {
      throw RunEnded.because(
          Outcome.REFUSED,
          Cause.APPROVAL_REQUIRED,
          "The way to " + request.target() + " leads down, and the policy wants that approved.",
          "Look at the plan in this report and run again with --plan-id " + planId + ".");
    }
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
