package dev.athanor.engine.command;

import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.run.RunRequest.Edited;
import dev.athanor.engine.run.RunRequest.Permission;
import java.util.List;

/**
 * What the rules of a call come to; of two about one thing the last counts.
 *
 * @param downgrades what to do when the way leads down
 * @param destructive what to do when a step can lose data
 * @param edited what to do about applied scripts that are not what was run
 */
record Policies(Permission downgrades, Permission destructive, Edited edited) {

  static Policies of(List<String> rules) throws UsageException {
    Policies policies = new Policies(Permission.ALLOW, Permission.ALLOW, Edited.REPORT);
    for (String rule : rules) {
      policies = policies.with(rule);
    }
    return policies;
  }

  private Policies with(String rule) throws UsageException {
    int sign = rule.indexOf('=') + 1;
    String value = rule.substring(sign);
    return switch (rule.substring(0, sign)) {
      case "downgrade=" -> new Policies(permission(value, rule), destructive, edited);
      case "destructive=" -> new Policies(downgrades, permission(value, rule), edited);
      case "edited=" -> new Policies(downgrades, destructive, edited(value, rule));
      default -> throw unknown(rule);
    };
  }

  private static Permission permission(String value, String rule) throws UsageException {
    return switch (value) {
      case "Allow" -> Permission.ALLOW;
      case "RequireApproval" -> Permission.REQUIRE_APPROVAL;
      case "Deny" -> Permission.DENY;
      default -> throw unknown(rule);
    };
  }

  private static Edited edited(String value, String rule) throws UsageException {
    return switch (value) {
      case "Report" -> Edited.REPORT;
      case "Deny" -> Edited.DENY;
      default -> throw unknown(rule);
    };
  }

  private static UsageException unknown(String rule) {
    return new UsageException(
        "--policy is downgrade= or destructive= with Allow, RequireApproval or Deny, or edited="
            + " with Report or Deny, not "
            + rule
            + ".");
  }
}
