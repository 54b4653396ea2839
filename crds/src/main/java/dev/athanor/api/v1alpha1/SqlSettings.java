package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** PostgreSQL timeouts of the migration's own session. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SqlSettings(
    @JsonPropertyDescription(
            "How long a statement waits for a table's lock before the migration is rolled back and"
                + " tried again, so that it does not hold up the application. A duration such as"
                + " 5s or 0.5s, more than 0s and at most 24h.")
        @Default(Defaults.SQL_LOCK_TIMEOUT)
        @Size(max = Limits.DURATION) @ValidationRule(
            value = Rules.UP_TO_A_DAY,
            message =
                "lockTimeout must be a duration such as 5s or 0.5s, more than 0s, at most 24h")
        @Nullable String lockTimeout,
    @JsonPropertyDescription(
            "How long one statement may take; without it there is no limit but the run's. A"
                + " duration such as 15m, more than 0s and at most 168h.")
        @Size(max = Limits.DURATION) @ValidationRule(
            value = Rules.UP_TO_A_WEEK,
            message =
                "statementTimeout must be a duration such as 15m or 1h30m, more than 0s, at most"
                    + " 168h; leave it out for no limit")
        @Nullable String statementTimeout) {}
