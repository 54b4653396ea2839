package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** One revision of a plan. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanStep(
    @JsonPropertyDescription("The revision that this step applies or takes back.")
        @Size(max = Limits.REVISION) @Nullable String revision,
    @JsonPropertyDescription("Its author's first line.") @Size(max = Limits.STEP_MESSAGE) @Nullable String message,
    @JsonPropertyDescription("Whether it can lose data.") @Nullable Boolean destructive) {}
