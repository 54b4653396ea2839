package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps from the database's rows to the target, as the image sees them. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Plan(
    @Nullable String id,
    @Nullable Direction direction,
    @Nullable List<String> from,
    @Nullable List<String> to,
    @Nullable List<PlanStep> steps,
    @Nullable Integer stepsOmitted,
    @Nullable String sqlConfigMap) {}
