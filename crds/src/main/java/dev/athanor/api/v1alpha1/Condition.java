package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A condition as Kubernetes API conventions have it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
    @JsonPropertyDescription(
            "Ready is always there; Reconciling, Stalled, Drifted and ApprovalRequired only while"
                + " true.")
        @Required
        @Size(max = Limits.CONDITION_TYPE) @Nullable String type,
    @JsonPropertyDescription("True, False or Unknown.")
        @Required
        @Size(max = 7) @Pattern("^(True|False|Unknown)$") @Nullable String status,
    @JsonPropertyDescription("The metadata.generation that this condition speaks of.") @Min(0) @Nullable Long observedGeneration,
    @JsonPropertyDescription("When status last changed from one value to another.") @Required
        @Nullable Instant lastTransitionTime,
    @JsonPropertyDescription(
            "One word for programs. Every one of them is explained in the reference.")
        @Required
        @Size(min = 1, max = Limits.CONDITION_REASON) @Pattern("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$") @Nullable String reason,
    @JsonPropertyDescription("The same for people: what happened, and what to do now.")
        @Required
        @Size(max = Limits.CONDITION_MESSAGE) @Nullable String message) {}
