package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the database stands and how it got there. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatabaseMigrationStatus(
    @Nullable Long observedGeneration,
    @Nullable String database,
    @Nullable List<String> currentRevisions,
    @Nullable String currentRevision,
    @Nullable List<String> resolvedRevisions,
    @Nullable List<String> headRevisions,
    @Nullable Integer pending,
    @Nullable String lastAttemptedRevision,
    @Nullable String lastAppliedImage,
    @Nullable Instant lastMigrationTime,
    @Nullable Instant lastCheckTime,
    @Nullable Pinned pinned,
    @Nullable Plan plan,
    @Nullable String job,
    @Nullable Integer attempt,
    @Nullable Integer failures,
    @Nullable Instant nextRetryTime,
    @Nullable String lastHandledReconcileAt,
    @Nullable List<HistoryEntry> history,
    @Nullable List<Condition> conditions) {}
