package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Pauses between retries: initial, doubled each time, at most max. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = Rules.INITIAL_UP_TO_MAX,
    message =
        "initial must not be longer than max, which is " + Defaults.BACKOFF_MAX + " unless set")
public record Backoff(
    @JsonPropertyDescription(
            "The first pause, doubled with each failure. A duration such as 10s, more than 0s and"
                + " at most 24h.")
        @Default(Defaults.BACKOFF_INITIAL)
        @Size(max = Limits.DURATION) @ValidationRule(
            value = Rules.UP_TO_A_DAY,
            message = "initial must be a duration such as 10s or 1m30s, more than 0s, at most 24h")
        @Nullable String initial,
    @JsonPropertyDescription(
            "The longest pause. A duration such as 5m, more than 0s and at most 24h.")
        @Default(Defaults.BACKOFF_MAX)
        @Size(max = Limits.DURATION) @ValidationRule(
            value = Rules.UP_TO_A_DAY,
            message = "max must be a duration such as 5m or 1h30m, more than 0s, at most 24h")
        @Nullable String max) {}
