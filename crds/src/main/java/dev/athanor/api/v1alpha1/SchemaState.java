package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The database's schema as the last run left it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SchemaState(
    @JsonPropertyDescription(
            "A hash of all that the database's catalog says of the schema that the migrations own.")
        @Size(max = Limits.FINGERPRINT) @Nullable String fingerprint,
    @JsonPropertyDescription(
            "What the fingerprint was taken with. Where it is taken with something else (another version of the operator or of the server), the two say nothing about each other, and the new one counts.")
        @Size(max = Limits.TAKEN_WITH) @Nullable String takenWith) {}
