package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One finished run. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntry(
    @JsonPropertyDescription("The number of the run; it never comes again.") @Required @Min(0) @Nullable Long id,
    @JsonPropertyDescription("The way it went: Upgrade, Downgrade, or None.") @OrUnrecognized
        @Nullable Direction direction,
    @JsonPropertyDescription("Where the database stood before.") @Size(max = Limits.REVISIONS) @Nullable List<@Size(max = Limits.REVISION) String> from,
    @JsonPropertyDescription("Where it stood afterwards.") @Size(max = Limits.REVISIONS) @Nullable List<@Size(max = Limits.REVISION) String> to,
    @JsonPropertyDescription("How many steps were taken.") @Min(0) @Nullable Integer steps,
    @JsonPropertyDescription("The image that ran, by digest where it has one.")
        @Size(max = Limits.IMAGE) @Nullable String image,
    @JsonPropertyDescription("The Job.") @Size(max = Limits.NAME) @Nullable String job,
    @JsonPropertyDescription("The metadata.generation that it ran for.") @Min(0) @Nullable Long generation,
    @JsonPropertyDescription("When it began.") @Nullable Instant startTime,
    @JsonPropertyDescription("When it ended.") @Nullable Instant completionTime,
    @JsonPropertyDescription(
            "How it ended: Succeeded, Failed, PartiallyApplied, Refused or Stopped.")
        @OrUnrecognized
        @Nullable RunOutcome outcome,
    @JsonPropertyDescription(
            "What went wrong, or why another image than spec.image ran; empty where there is nothing to say.")
        @Size(max = Limits.HISTORY_MESSAGE) @Nullable String message) {}
