package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A condition as Kubernetes API conventions have it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
    @Nullable String type,
    @Nullable String status,
    @Nullable Long observedGeneration,
    @Nullable Instant lastTransitionTime,
    @Nullable String reason,
    @Nullable String message) {}
