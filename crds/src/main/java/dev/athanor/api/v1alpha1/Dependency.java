package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Another DatabaseMigration of the namespace that must be Ready first. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Dependency(
    @JsonPropertyDescription("The name of another DatabaseMigration of the same namespace.")
        @Required
        @Size(max = Limits.NAME) @ValidationRule(
            value = Rules.OBJECT_NAME,
            message = "name must be the name of a DatabaseMigration of this namespace")
        @Nullable String name) {}
