package dev.athanor.operator.testing;

import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import org.jspecify.annotations.Nullable;

/** Statuses to put a situation into. */
final class Statuses {
  /** Nothing has been written yet. */
  static final DatabaseMigrationStatus NONE =
      new DatabaseMigrationStatus(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null, null, null, null, null, null);

  private Statuses() {}

  /** The same status, waiting for this Job, or for none. */
  static DatabaseMigrationStatus withJob(DatabaseMigrationStatus s, @Nullable String job) {
    return new DatabaseMigrationStatus(
        s.observedGeneration(),
        s.database(),
        s.currentRevisions(),
        s.currentRevision(),
        s.resolvedRevisions(),
        s.headRevisions(),
        s.pending(),
        s.lastAttemptedRevision(),
        s.lastAppliedImage(),
        s.lastAppliedImageInexact(),
        s.lastMigrationTime(),
        s.lastCheckTime(),
        s.pinned(),
        s.rollback(),
        s.plan(),
        job,
        s.jobImage(),
        s.attempt(),
        s.failures(),
        s.nextRetryTime(),
        s.lastHandledReconcileAt(),
        s.history(),
        s.schema(),
        s.drift(),
        s.conditions());
  }
}
