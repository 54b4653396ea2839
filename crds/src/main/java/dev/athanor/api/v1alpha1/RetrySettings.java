package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Repeating runs whose failure may pass by itself. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RetrySettings(
    @JsonPropertyDescription(
            "How often a run is repeated after a failure that may pass by itself (a lock, a"
                + " deadlock, a lost connection). A plain SQL error is never repeated; what is"
                + " wrong with the infrastructure (database unreachable, image not pulled, Pod"
                + " evicted) is retried for ever.")
        @Default("" + Defaults.RETRY_LIMIT)
        @Min(0) @Max(Limits.RETRIES) @Nullable Integer limit,
    @JsonPropertyDescription("The pauses between retries.") @Default("{}")
        @Nullable Backoff backoff) {}
