package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What another hand has done to the database since it was at the target. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Drift(
    @JsonPropertyDescription(
            "The revisions that the database was moved to; absent where it is still at the target.")
        @Size(max = Limits.REVISIONS) @Nullable List<@Size(max = Limits.REVISION) String> revisions,
    @JsonPropertyDescription(
            "Whether a run has taken the database back from there. The same drift is corrected once for a spec, and reported when it comes again.")
        @Nullable Boolean corrected,
    @JsonPropertyDescription(
            "The fingerprint of the schema as it was found; absent where only the revisions differ.")
        @Size(max = Limits.FINGERPRINT) @Nullable String fingerprint,
    @JsonPropertyDescription(
            "What of the schema was added, removed or changed, as far as it is known: the first 20.")
        @Size(max = Limits.DIFFERENCES) @Nullable List<@Size(max = Limits.DIFFERENCE) String> differences,
    @JsonPropertyDescription("How many further differences are not shown here.") @Min(0) @Nullable Integer differencesOmitted) {}
