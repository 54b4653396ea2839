package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What Athanor may do by itself. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MigrationPolicy(
    @Nullable Permission downgrade,
    @Nullable Permission destructive,
    @Nullable DriftPolicy drift,
    @Nullable EditedPolicy edited) {}
