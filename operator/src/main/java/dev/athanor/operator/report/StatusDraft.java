package dev.athanor.operator.report;

import dev.athanor.api.v1alpha1.Condition;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.api.v1alpha1.Drift;
import dev.athanor.api.v1alpha1.HistoryEntry;
import dev.athanor.api.v1alpha1.Limits;
import dev.athanor.api.v1alpha1.Pinned;
import dev.athanor.api.v1alpha1.Plan;
import dev.athanor.api.v1alpha1.Rollback;
import dev.athanor.api.v1alpha1.SchemaState;
import dev.athanor.operator.observe.Revisions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A status being written. It begins as a copy of the one before, because server-side apply drops
 * what is left out.
 */
final class StatusDraft {
  @Nullable Long observedGeneration;
  @Nullable List<String> resolvedRevisions;
  @Nullable List<String> headRevisions;
  @Nullable Integer pending;
  @Nullable String lastAttemptedRevision;
  @Nullable String lastAppliedImage;
  @Nullable Instant lastMigrationTime;
  @Nullable Instant lastCheckTime;
  @Nullable Pinned pinned;
  @Nullable Rollback rollback;
  @Nullable Plan plan;
  @Nullable String job;
  @Nullable String jobImage;
  @Nullable Integer attempt;
  @Nullable Integer failures;
  @Nullable Instant nextRetryTime;
  @Nullable String lastHandledReconcileAt;
  @Nullable List<HistoryEntry> history;
  @Nullable SchemaState schema;
  @Nullable Drift drift;
  @Nullable List<Condition> conditions;
  private @Nullable String database;
  private @Nullable List<String> currentRevisions;

  StatusDraft(DatabaseMigrationStatus before) {
    observedGeneration = before.observedGeneration();
    database = before.database();
    currentRevisions = before.currentRevisions();
    resolvedRevisions = before.resolvedRevisions();
    headRevisions = before.headRevisions();
    pending = before.pending();
    lastAttemptedRevision = before.lastAttemptedRevision();
    lastAppliedImage = before.lastAppliedImage();
    lastMigrationTime = before.lastMigrationTime();
    lastCheckTime = before.lastCheckTime();
    pinned = before.pinned();
    rollback = before.rollback();
    plan = before.plan();
    job = before.job();
    jobImage = before.jobImage();
    attempt = before.attempt();
    failures = before.failures();
    nextRetryTime = before.nextRetryTime();
    lastHandledReconcileAt = before.lastHandledReconcileAt();
    history = before.history();
    schema = before.schema();
    drift = before.drift();
    conditions = before.conditions();
  }

  /**
   * Notes the rows as they were read. Another database voids all that was known of the one before.
   */
  void standsAt(List<String> rows, @Nullable String identity, Instant now) {
    if (database != null && identity != null && !Objects.equals(database, identity)) {
      pinned = null;
      rollback = null;
      lastAppliedImage = null;
      resolvedRevisions = null;
      schema = null;
      drift = null;
    }
    if (identity != null) {
      database = identity;
    }
    if (currentRevisions == null || !Revisions.same(currentRevisions, rows)) {
      currentRevisions = rows;
    }
    lastCheckTime = now;
  }

  /** Whether the status spoke of other rows before. */
  boolean stoodElsewhere(List<String> rows) {
    return currentRevisions != null && !Revisions.same(currentRevisions, rows);
  }

  /** Whether these rows and this identity are already what the status says. */
  boolean says(List<String> rows, String identity) {
    return Objects.equals(database, identity)
        && currentRevisions != null
        && Revisions.same(currentRevisions, rows);
  }

  DatabaseMigrationStatus build() {
    return new DatabaseMigrationStatus(
        observedGeneration,
        database,
        Fitting.revisions(currentRevisions),
        currentRevisions == null
            ? null
            : Fitting.text(Revisions.text(currentRevisions), Limits.JOINED_REVISIONS),
        Fitting.revisions(resolvedRevisions),
        Fitting.revisions(headRevisions),
        pending,
        lastAttemptedRevision,
        lastAppliedImage,
        AppliedImage.inexact(lastAppliedImage),
        lastMigrationTime,
        lastCheckTime,
        pinned,
        rollback,
        plan,
        job,
        jobImage,
        attempt,
        failures,
        nextRetryTime,
        lastHandledReconcileAt,
        history,
        schema,
        drift,
        conditions);
  }
}
