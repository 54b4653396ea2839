package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SelectableField;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the database stands and how it got there. */
@JsonClassDescription("Where the database stands and how it got there.")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatabaseMigrationStatus(
    @JsonPropertyDescription(
            "The metadata.generation that this status speaks of; -1 until it was first looked at.")
        @Min(-1) @Nullable Long observedGeneration,
    @JsonPropertyDescription("The database's identity as its server states it.")
        @Size(max = Limits.DATABASE) @Nullable String database,
    @JsonPropertyDescription("The revisions that the database is at, read from it.")
        @Size(max = Limits.REVISIONS) @Nullable List<@Size(max = Limits.REVISION) String> currentRevisions,
    @JsonPropertyDescription("The same for people, joined by a comma.")
        @SelectableField
        @Size(max = Limits.JOINED_REVISIONS) @Nullable String currentRevision,
    @JsonPropertyDescription("What targetRevision means for this generation.")
        @Size(max = Limits.REVISIONS) @Nullable List<@Size(max = Limits.REVISION) String> resolvedRevisions,
    @JsonPropertyDescription("The image's heads.") @Size(max = Limits.REVISIONS) @Nullable List<@Size(max = Limits.REVISION) String> headRevisions,
    @JsonPropertyDescription("How many steps lie between the database and the image's heads.")
        @Min(0) @Nullable Integer pending,
    @JsonPropertyDescription("The target of the last run, successful or not.")
        @Size(max = Limits.JOINED_REVISIONS) @Nullable String lastAttemptedRevision,
    @JsonPropertyDescription(
            "The image of the last run that moved the database, successful or not, by the digest that ran (before one did: of the run that found it at its target). A rollback may need it.")
        @Size(max = Limits.IMAGE) @Nullable String lastAppliedImage,
    @JsonPropertyDescription(
            "true where the registry gave no digest: lastAppliedImage is a tag, which may have moved since.")
        @Nullable Boolean lastAppliedImageInexact,
    @JsonPropertyDescription("When a run last moved the database.")
        @Nullable Instant lastMigrationTime,
    @JsonPropertyDescription(
            "When the database was last found to stand as it says here. It moves together with something else only: looks that find nothing new write nothing.")
        @Nullable Instant lastCheckTime,
    @JsonPropertyDescription("What a relative target was resolved to, once.")
        @Nullable Pinned pinned,
    @JsonPropertyDescription(
            "The way down with lastAppliedImage, while it is taken, planned, or waits: spec.image does not know where the database stands.")
        @Nullable Rollback rollback,
    @JsonPropertyDescription("The steps from here to the target.") @Nullable Plan plan,
    @JsonPropertyDescription("The Job of the run in progress.") @Size(max = Limits.NAME) @Nullable String job,
    @JsonPropertyDescription(
            "The image of that run, by digest where it has one, from the start of its container; only of a run that may move the database.")
        @Size(max = Limits.IMAGE) @Nullable String jobImage,
    @JsonPropertyDescription("The number of the attempt for this generation.") @Min(0) @Nullable Integer attempt,
    @JsonPropertyDescription("How many runs of this generation failed so far.") @Min(0) @Nullable Integer failures,
    @JsonPropertyDescription("When the next attempt is due.") @Nullable Instant nextRetryTime,
    @JsonPropertyDescription(
            "The value of the annotation athanor.dev/reconcile-requested-at that was last acted on.")
        @Size(max = Limits.ANNOTATION_VALUE) @Nullable String lastHandledReconcileAt,
    @JsonPropertyDescription("Finished runs, newest first.") @Size(max = Limits.HISTORY) @Nullable List<HistoryEntry> history,
    @JsonPropertyDescription("The database's schema as the last run left it.")
        @Nullable SchemaState schema,
    @JsonPropertyDescription(
            "What another hand has done to the database: there while it lasts, and after a correction.")
        @Nullable Drift drift,
    @JsonPropertyDescription(
            "Ready always; Reconciling, Stalled, Drifted and ApprovalRequired only while true.")
        @Size(max = Limits.CONDITIONS) @Nullable List<Condition> conditions) {}
