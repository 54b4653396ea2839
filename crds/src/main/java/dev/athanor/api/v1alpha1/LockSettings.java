package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Waiting for another migrator. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LockSettings(
    @JsonPropertyDescription(
            "How long a run waits for another migrator of the same database to finish, before it"
                + " gives up and is tried again. A duration such as 2m, more than 0s and at most"
                + " 24h.")
        @Default(Defaults.LOCK_TIMEOUT)
        @Size(max = Limits.DURATION) @ValidationRule(
            value = Rules.UP_TO_A_DAY,
            message = "timeout must be a duration such as 2m or 1h30m, more than 0s, at most 24h")
        @Nullable String timeout) {}
