package dev.athanor.operator.report;

import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.operator.decide.Decision;
import dev.athanor.operator.observe.DatabaseView;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.Revisions;
import dev.athanor.operator.observe.Spec;
import java.util.List;
import java.util.Optional;
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
    return isSuspendedAt(spec, draft.lastAttemptedRevision) ? draft.resolvedRevisions : null;
  }

  /**
   * A run that was under way when its spec was suspended has arrived for that spec too.
   *
   * @return the rows that it arrived at; empty when it did not
   */
  static Optional<List<String>> ofEarlierSpec(
      StatusDraft draft, Spec spec, Decision.Close close, Optional<RunReport> report) {
    return report
        .filter(told -> told.outcome() == Outcome.ARRIVED)
        .filter(told -> isSuspendedAt(spec, draft.lastAttemptedRevision))
        .flatMap(told -> Optional.ofNullable(told.rowsAtTarget()))
        .filter(
            target ->
                !(close.database() instanceof DatabaseView.Rows rows)
                    || Revisions.same(rows.rows(), target));
  }

  private static boolean isSuspendedAt(Spec spec, @Nullable String attempted) {
    if (!(spec instanceof Desired desired) || !desired.suspend()) {
      return false;
    }
    String target = desired.targetRevision();
    boolean moving = MOVING.stream().anyMatch(target::endsWith);
    return !moving && target.equals(attempted);
  }
}
