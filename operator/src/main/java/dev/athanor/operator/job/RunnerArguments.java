package dev.athanor.operator.job;

import dev.athanor.api.v1alpha1.EditedPolicy;
import dev.athanor.api.v1alpha1.Permission;
import dev.athanor.operator.observe.Desired;
import java.util.ArrayList;
import java.util.List;

/**
 * The runner's command line. What safety hangs on stands here and not in the environment: a runner
 * that is too old to know an argument refuses it, and would overlook a variable.
 */
final class RunnerArguments {
  private RunnerArguments() {}

  static List<String> of(Desired desired, Run run) {
    var arguments = new ArrayList<String>();
    // The way back is down, or it is no way back.
    arguments.add(run.kind().withLastAppliedImage() ? "downgrade" : "migrate");
    arguments.add(run.target());
    run.from()
        .ifPresent(
            rows -> add(arguments, "--from", rows.isEmpty() ? "base" : String.join(",", rows)));
    add(arguments, "--version-table", desired.versionTable());
    desired
        .versionTableSchema()
        .ifPresent(schema -> add(arguments, "--version-table-schema", schema));
    if (desired.downgrade() != Permission.ALLOW) {
      add(arguments, "--policy", "downgrade=" + wire(desired.downgrade()));
    }
    if (desired.destructive() != Permission.ALLOW) {
      add(arguments, "--policy", "destructive=" + wire(desired.destructive()));
    }
    if (desired.edited() != EditedPolicy.REPORT) {
      add(arguments, "--policy", "edited=Deny");
    }
    desired.adopt().ifPresent(owner -> add(arguments, "--adopt", owner));
    if (asksForApproval(desired)) {
      desired.approvedPlan().ifPresent(id -> add(arguments, "--plan-id", id));
    }
    if (!run.kind().migrates()) {
      arguments.add("--plan-only");
    }
    return List.copyOf(arguments);
  }

  /** Where no policy wants an approval, one that was left in the spec must not bar the way. */
  private static boolean asksForApproval(Desired desired) {
    return desired.downgrade() == Permission.REQUIRE_APPROVAL
        || desired.destructive() == Permission.REQUIRE_APPROVAL;
  }

  private static void add(List<String> arguments, String name, String value) {
    arguments.add(name);
    arguments.add(value);
  }

  private static String wire(Permission permission) {
    return switch (permission) {
      case ALLOW -> "Allow";
      case REQUIRE_APPROVAL -> "RequireApproval";
      // A word this version does not know can only have meant more caution.
      case DENY, UNRECOGNIZED -> "Deny";
    };
  }
}
