package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import org.jspecify.annotations.Nullable;

/** What Athanor may do by itself. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MigrationPolicy(
    @JsonPropertyDescription(
            "Going down: Allow; RequireApproval of the plan by approvedPlan; Deny.")
        @Default("Allow")
        @OrUnrecognized
        @Nullable Permission downgrade,
    @JsonPropertyDescription(
            "Steps that can lose data (dropping a table or column, truncating, narrowing a type):"
                + " Allow; RequireApproval of the plan by approvedPlan; Deny.")
        @Default("Allow")
        @OrUnrecognized
        @Nullable Permission destructive,
    @JsonPropertyDescription(
            "When another hand has moved the database or changed its schema: Ignore it; Report it in"
                + " the condition Drifted; Correct a move by going to the target again, once.")
        @Default("Report")
        @OrUnrecognized
        @Nullable DriftPolicy drift,
    @JsonPropertyDescription(
            "When a script is not what was applied of it (its upgrade part was changed, it came in"
                + " below an applied one, or stands elsewhere): Report it, or Deny any run that"
                + " does not go down until it is accepted with 'athanor accept <revision>'.")
        @Default("Report")
        @OrUnrecognized
        @Nullable EditedPolicy edited) {}
