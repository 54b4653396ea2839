package dev.athanor.operator.decide;

import dev.athanor.operator.job.JobName;
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
    return attempt == null ? 0 : attempt;
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
