package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Pinned;
import dev.athanor.api.v1alpha1.Rollback;
import java.time.Instant;
import java.util.List;

/** What the end of a run means for the resource. */
public sealed interface Verdict {

  /** The database is at the target, and that was read from the database where it can be read. */
  record Arrived(Standing standing, List<String> rowsAtTarget) implements Verdict {}

  /** The plan that was asked for is there, and nothing more is to be done. */
  record Planned(Standing standing) implements Verdict {}

  /** A relative target has its meaning, once and for all. */
  record Resolved(Pinned pinned) implements Verdict {}

  /** The way down is to be taken with the image that came up. */
  record RollBack(Standing standing, Rollback rollback) implements Verdict {}

  /**
   * Try again.
   *
   * @param counted whether this failure uses up {@code spec.retry.limit}
   */
  record Retry(Standing standing, Instant at, boolean counted) implements Verdict {}

  /** A person is needed. */
  record Stalled(Standing standing) implements Verdict {}

  /**
   * The run belonged to an earlier spec: its effects are noted, its success or failure is not this
   * spec's.
   */
  record Outdated() implements Verdict {}
}
