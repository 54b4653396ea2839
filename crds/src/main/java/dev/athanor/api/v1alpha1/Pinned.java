package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a relative target such as -1 was resolved to, once. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Pinned(
    @JsonPropertyDescription("The text of targetRevision that this pin belongs to.")
        @Size(max = Limits.TARGET_REVISION) @Nullable String target,
    @JsonPropertyDescription("Where the database stood when it was resolved.")
        @Size(max = Limits.REVISIONS) @Nullable List<@Size(max = Limits.REVISION) String> from,
    @JsonPropertyDescription("What it was resolved to.") @Size(max = Limits.REVISIONS) @Nullable List<@Size(max = Limits.REVISION) String> revisions) {}
