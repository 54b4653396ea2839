package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the user wants. Every member that has a default may be absent, and then reads as null. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatabaseMigrationSpec(
    @Nullable String targetRevision,
    @Nullable String image,
    @Nullable MigrationEngine engine,
    @Nullable DatabaseReference database,
    @Nullable Mode mode,
    @Nullable MigrationPolicy policy,
    @Nullable String approvedPlan,
    @Nullable Boolean suspend,
    @Nullable String adopt,
    @Nullable String interval,
    @Nullable String timeout,
    @Nullable LockSettings lock,
    @Nullable SqlSettings sql,
    @Nullable RetrySettings retry,
    @Nullable List<Dependency> dependsOn,
    @Nullable Integer historyLimit,
    @Nullable Integer successfulJobsHistoryLimit,
    @Nullable Integer failedJobsHistoryLimit,
    @Nullable PodTemplateSpec podTemplate,
    @Nullable String imagePullPolicy) {}
