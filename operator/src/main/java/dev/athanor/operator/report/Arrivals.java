package dev.athanor.operator.report;

import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.Spec;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A new spec has to be gone to anew, but for one: a resource that is suspended where it stands has
 * not left its target by that.
 */
final class Arrivals {
  private static final Set<String> MOVING = Set.of("head", "heads");

  private Arrivals() {}

  static @Nullable List<String> kept(StatusDraft draft, Spec spec) {
    if (!(spec instanceof Desired desired) || !desired.suspend()) {
      return null;
    }
    String target = desired.targetRevision();
    boolean moving = MOVING.stream().anyMatch(target::endsWith);
    return !moving && target.equals(draft.lastAttemptedRevision) ? draft.resolvedRevisions : null;
  }
}
