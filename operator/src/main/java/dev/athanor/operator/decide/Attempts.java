package dev.athanor.operator.decide;

import dev.athanor.operator.job.JobName;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.RunKind;
import dev.athanor.operator.observe.Snapshot;

/** Counts the Jobs of one generation, so that each has a name of its own. */
final class Attempts {
  private Attempts() {}

  /**
   * The attempt to make next: the one that was intended and has no Job yet, or the one after the
   * last.
   */
  static int next(Snapshot snapshot) {
    int last = last(snapshot);
    return last > 0 && intendedWithoutJob(snapshot, last) ? last : last + 1;
  }

  /** The attempt made last in this generation, 0 before the first. */
  static int last(Snapshot snapshot) {
    Integer attempt = snapshot.status().attempt();
    // The Jobs remember what a status that was lost has forgotten.
    int closed =
        snapshot.jobs().stream()
            .filter(job -> job.generation() == snapshot.generation() && job.expiring())
            .mapToInt(JobView::attempt)
            .max()
            .orElse(0);
    return Math.max(attempt == null ? 0 : attempt, closed);
  }

  private static boolean intendedWithoutJob(Snapshot snapshot, int attempt) {
    String intended = snapshot.status().job();
    if (intended == null || snapshot.job(intended).isPresent()) {
      return false;
    }
    for (RunKind kind : RunKind.values()) {
      if (intended.equals(JobName.of(snapshot.identity(), snapshot.generation(), attempt, kind))) {
        return true;
      }
    }
    return false;
  }
}
