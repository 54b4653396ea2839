package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps from the database's rows to the target, as the image sees them. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Plan(
    @JsonPropertyDescription(
            "What approvedPlan approves. It changes with the database, its revisions, the steps"
                + " and their scripts.")
        @Size(max = Limits.PLAN_ID) @Pattern(Rules.PLAN_ID) @Nullable String id,
    @JsonPropertyDescription("Upgrade, Downgrade, or None where nothing is to be done.")
        @OrUnrecognized
        @Nullable Direction direction,
    @JsonPropertyDescription("Where the database stands.") @Size(max = Limits.REVISIONS) @Nullable List<@Size(max = Limits.REVISION) String> from,
    @JsonPropertyDescription("Where it will stand.") @Size(max = Limits.REVISIONS) @Nullable List<@Size(max = Limits.REVISION) String> to,
    @JsonPropertyDescription("The steps, in the order in which they will be taken: the first 50.")
        @Size(max = Limits.PLAN_STEPS) @Nullable List<PlanStep> steps,
    @JsonPropertyDescription("How many further steps are not shown here.") @Min(0) @Nullable Integer stepsOmitted,
    @JsonPropertyDescription("The ConfigMap of the same namespace that holds the SQL.")
        @Size(max = Limits.NAME) @Nullable String sqlConfigMap) {}
