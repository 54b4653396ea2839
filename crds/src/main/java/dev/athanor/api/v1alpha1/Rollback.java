package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way down with the image that came up, because the spec's image does not know it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rollback(
    @JsonPropertyDescription(
            "The image that is run: lastAppliedImage as it was when this was decided.")
        @Size(max = Limits.IMAGE) @Nullable String image,
    @JsonPropertyDescription("Where the database stood when this was decided.")
        @Size(max = Limits.REVISIONS) @Nullable List<@Size(max = Limits.REVISION) String> from,
    @JsonPropertyDescription(
            "What that image is told to go down to: targetRevision as spec.image resolves it.")
        @Size(max = Limits.REVISION) @Nullable String target) {}
