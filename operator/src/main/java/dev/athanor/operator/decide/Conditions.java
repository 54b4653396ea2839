package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Condition;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.operator.observe.Snapshot;
import java.util.Objects;
import java.util.Optional;

/** Reads the resource's own conditions, as far as they speak of this generation. */
final class Conditions {
  private Conditions() {}

  /** The condition of that type, if it is True and of this generation. */
  static Optional<Condition> current(Snapshot snapshot, String type) {
    var conditions = snapshot.status().conditions();
    if (conditions == null) {
      return Optional.empty();
    }
    return conditions.stream()
        .filter(condition -> type.equals(condition.type()) && "True".equals(condition.status()))
        .filter(c -> Objects.equals(c.observedGeneration(), snapshot.generation()))
        .findFirst();
  }

  /** Whether that condition is True, of this generation, and carries this reason. */
  static boolean currentlyFor(Snapshot snapshot, String type, Reason reason) {
    return current(snapshot, type).filter(c -> reason.wire().equals(c.reason())).isPresent();
  }

  /** The message that begins so, if it is what is being said of this generation for this reason. */
  static Optional<String> said(Snapshot snapshot, Reason reason, String beginning) {
    return current(snapshot, "Reconciling")
        .or(() -> current(snapshot, "Stalled"))
        .filter(condition -> reason.wire().equals(condition.reason()))
        .map(Condition::message)
        .filter(message -> message.startsWith(beginning));
  }
}
