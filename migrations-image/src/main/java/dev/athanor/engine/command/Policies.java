package dev.athanor.engine.command;

import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.run.RunRequest.Edited;
import dev.athanor.engine.run.RunRequest.Permission;
import java.util.List;

/**
 * What the rules of a call come to; of two about one thing the last counts.
 *
 * @param downgrades what to do when the way leads down
 * @param edited what to do about applied scripts that are not what was run
 */
record Policies(Permission downgrades, Edited edited) {

  static Policies of(List<String> rules) throws UsageException {
    Policies policies = new Policies(Permission.ALLOW, Edited.REPORT);
    for (String rule : rules) {
      policies = policies.with(rule);
    }
    return policies;
  }

  private Policies with(String rule) throws UsageException {
    return switch (rule) {
      case "downgrade=Allow" -> new Policies(Permission.ALLOW, edited);
      case "downgrade=RequireApproval" -> new Policies(Permission.REQUIRE_APPROVAL, edited);
      case "downgrade=Deny" -> new Policies(Permission.DENY, edited);
      case "edited=Report" -> new Policies(downgrades, Edited.REPORT);
      case "edited=Deny" -> new Policies(downgrades, Edited.DENY);
      default ->
          throw new UsageException(
              "--policy is downgrade=Allow, downgrade=RequireApproval, downgrade=Deny,"
                  + " edited=Report or edited=Deny, not "
                  + rule
                  + ".");
    };
  }
}
