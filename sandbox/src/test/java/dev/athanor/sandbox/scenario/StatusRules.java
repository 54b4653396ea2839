package dev.athanor.sandbox.scenario;

import dev.athanor.api.v1alpha1.Condition;
import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.api.v1alpha1.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What holds of every version of a status, whatever happens: kstatus to the letter
 * (https://github.com/kubernetes-sigs/cli-utils/tree/master/pkg/kstatus), and the conventions of
 * the Kubernetes API for conditions.
 */
final class StatusRules {
  private static final Set<String> REASONS =
      Arrays.stream(Reason.values()).map(Reason::wire).collect(Collectors.toSet());

  /** A message that changes with the clock makes every write differ. */
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d");

  private final List<String> broken = new ArrayList<>();

  private StatusRules() {}

  /** A line for each rule that these versions of one resource, oldest first, have broken. */
  static List<String> broken(List<DatabaseMigration> versions) {
    var rules = new StatusRules();
    DatabaseMigrationStatus before = null;
    for (DatabaseMigration version : versions) {
      DatabaseMigrationStatus status = version.getStatus();
      if (status != null && status.conditions() != null) {
        rules.check(version, status, before);
        before = status;
      }
    }
    return rules.broken;
  }

  private void check(
      DatabaseMigration version,
      DatabaseMigrationStatus status,
      @Nullable DatabaseMigrationStatus before) {
    List<Condition> conditions = Objects.requireNonNull(status.conditions());
    Standing now = Standing.of(conditions);
    rule(now.ready != null, "Ready is always there", conditions);
    rule(now.types.size() == conditions.size(), "each type comes once", conditions);
    rule(
        now.is("Ready") ? !now.moving() && !now.stalled() : now.moving() != now.stalled(),
        "Ready, or either Reconciling or Stalled",
        conditions);
    rule(
        conditions.stream().allMatch(c -> "Ready".equals(c.type()) || "True".equals(c.status())),
        "what is not Ready is there only while it is true",
        conditions);
    rule(
        conditions.stream()
            .allMatch(c -> Objects.equals(c.observedGeneration(), status.observedGeneration())),
        "every condition speaks of the generation that the status speaks of",
        conditions);
    rule(
        Objects.requireNonNull(status.observedGeneration())
            <= version.getMetadata().getGeneration(),
        "no generation is observed before it is there",
        status.observedGeneration());
    words(conditions);
    if (before == null || !same(before.observedGeneration(), status.observedGeneration())) {
      rule(
          now.moving() && "Progressing".equals(now.reason()),
          "the first write of a generation says Reconciling, before anything is done",
          conditions);
    }
    if (before != null) {
      transitions(Objects.requireNonNull(before.conditions()), conditions);
    }
  }

  private void words(List<Condition> conditions) {
    for (Condition condition : conditions) {
      String message = Objects.requireNonNullElse(condition.message(), "");
      rule(REASONS.contains(condition.reason()), "the reason is documented", condition);
      rule(message.matches("(?s)\\S.*[.!?`…]"), "the message is a sentence", condition);
      rule(!TIME.matcher(message).find(), "the message does not tell the time", condition);
    }
  }

  private void transitions(List<Condition> before, List<Condition> now) {
    for (Condition condition : now) {
      before.stream()
          .filter(old -> Objects.equals(old.type(), condition.type()))
          .forEach(
              old ->
                  rule(
                      same(old.status(), condition.status())
                          == same(old.lastTransitionTime(), condition.lastTransitionTime()),
                      "lastTransitionTime moves with the status alone",
                      old + " became " + condition));
    }
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    return Objects.equals(one, other);
  }

  private void rule(boolean kept, String rule, @Nullable Object broken) {
    if (!kept) {
      this.broken.add(rule + ": " + broken);
    }
  }

  private record Standing(@Nullable Condition ready, Set<String> types, Set<String> held) {

    static Standing of(List<Condition> conditions) {
      Set<String> types = new HashSet<>();
      Set<String> held = new HashSet<>();
      Condition ready = null;
      for (Condition condition : conditions) {
        types.add(String.valueOf(condition.type()));
        if ("True".equals(condition.status())) {
          held.add(String.valueOf(condition.type()));
        }
        ready = "Ready".equals(condition.type()) ? condition : ready;
      }
      return new Standing(ready, types, held);
    }

    boolean is(String type) {
      return held.contains(type);
    }

    boolean moving() {
      return is("Reconciling");
    }

    boolean stalled() {
      return is("Stalled");
    }

    @Nullable String reason() {
      return ready == null ? null : ready.reason();
    }
  }
}
