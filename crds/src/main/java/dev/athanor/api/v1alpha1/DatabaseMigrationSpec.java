package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.crd.generator.annotation.SelectableField;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants. Every member that has a default may be absent, and then reads as null:
 * {@link Defaults}. The meaning of each member is its description, which the CRD and the reference
 * show.
 */
@JsonClassDescription("What you want: the revision, the image that has it, and the database.")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatabaseMigrationSpec(
    @JsonPropertyDescription(
            "The revision that the database is to be at, upward or downward, in Alembic's symbols:"
                + " an id or its unique beginning, head, heads, base, label@head, label@id, or"
                + " relative: +1, -1, id+2, label@-1. A relative one is resolved once and pinned"
                + " by its text.")
        @Required
        @Size(max = Limits.TARGET_REVISION) @ValidationRule(
            value = "self.matches('^[^\\\\s\\\\p{Z}\\\\p{C}]+$')",
            message =
                "targetRevision must be one revision without spaces: an id or its unique beginning,"
                    + " head, heads, base, label@head, or relative such as +1, -1 or id+2")
        @ValidationRule(
            value = "!self.contains(':')",
            message = "targetRevision names one revision, not a range such as a:b")
        @ValidationRule(
            value = "!self.contains('@') || self.matches('^[^@]+@[^@]+$')",
            message =
                "targetRevision may have one '@', with a branch before it and a revision after it,"
                    + " such as label@head")
        @ValidationRule(
            value =
                "!self.matches('[+-]$') && (!self.matches('(^|@)[+-]')"
                    + " || self.matches('(^|@)[+-][0-9]+$'))",
            message =
                "in targetRevision the sign of a relative revision must be followed by a number,"
                    + " such as +1, -1 or id+2")
        @Nullable String targetRevision,
    @JsonPropertyDescription(
            "The image that holds the migrations, best by digest. It is run as a Job.")
        @Required
        @Size(max = Limits.IMAGE) @ValidationRule(
            value = "self.matches('^[!-~]+$')",
            message =
                "image must be a container image's reference without spaces, such as"
                    + " registry.example.com/orders-migrations:1.4.0")
        @Nullable String image,
    @JsonPropertyDescription(
            "What the image holds: Athanor (SQL scripts and Athanor's own engine), or Alembic (an"
                + " unmodified Alembic project with its Python).")
        @Default("Athanor")
        @OrUnrecognized
        @Nullable MigrationEngine engine,
    @JsonPropertyDescription("The PostgreSQL database to keep.") @Required
        @Nullable DatabaseReference database,
    @JsonPropertyDescription(
            "Apply goes to the target; Plan computes the steps, shows them in status.plan and never"
                + " changes the database.")
        @Default("Apply")
        @OrUnrecognized
        @Nullable Mode mode,
    @JsonPropertyDescription("What may be done without a person.") @Default("{}")
        @Nullable MigrationPolicy policy,
    @JsonPropertyDescription(
            "The status.plan.id of the plan that a person approved. It is good for one run of"
                + " exactly that plan, and void as soon as the plan would differ.")
        @Size(max = Limits.PLAN_ID) @ValidationRule(
            value = "self.matches('" + Rules.PLAN_ID + "')",
            message =
                "approvedPlan must be an id as status.plan.id shows it: 'sha256:' and 64 digits"
                    + " 0-9 a-f")
        @Nullable String approvedPlan,
    @JsonPropertyDescription("No new Job is started while true; the database is still looked at.")
        @Default("" + Defaults.SUSPEND)
        @SelectableField
        @Nullable Boolean suspend,
    @JsonPropertyDescription(
            "The owner that the reason ManagedByAnother shows: take the database over from it, once"
                + " (a restored cluster, a renamed resource).")
        @Size(max = Limits.OWNER) @ValidationRule(
            value = "self.matches('^[!-~]+$')",
            message =
                "adopt must be the owner as the ManagedByAnother message shows it, without spaces,"
                    + " such as cluster/namespace/name")
        @Nullable String adopt,
    @JsonPropertyDescription(
            "How often the database is looked at without an event; 0s: never. Without it: "
                + Defaults.INTERVAL
                + ", or "
                + Defaults.INTERVAL_WITHOUT_SECRET_ACCESS
                + " where the operator may not read Secrets. A duration such as 30m, at least 1s"
                + " and at most 8760h.")
        @Size(max = Limits.DURATION) @ValidationRule(
            value = Rules.NEVER_OR_UP_TO_A_YEAR,
            message =
                "interval must be a duration such as 10m or 1h30m, at least 1s, at most 8760h, or"
                    + " 0s for never")
        @Nullable String interval,
    @JsonPropertyDescription(
            "A run's deadline. A duration such as 1h, more than 0s and at most 168h.")
        @Default(Defaults.TIMEOUT)
        @Size(max = Limits.DURATION) @ValidationRule(
            value = Rules.UP_TO_A_WEEK,
            message = "timeout must be a duration such as 1h or 1h30m, more than 0s, at most 168h")
        @Nullable String timeout,
    @JsonPropertyDescription("Waiting for another migrator of the same database.") @Default("{}")
        @Nullable LockSettings lock,
    @JsonPropertyDescription("PostgreSQL's timeouts in the migration's session.") @Default("{}")
        @Nullable SqlSettings sql,
    @JsonPropertyDescription("Repeating runs whose failure may pass by itself.") @Default("{}")
        @Nullable RetrySettings retry,
    @JsonPropertyDescription(
            "Other DatabaseMigrations of the namespace that must be Ready, in mode Apply, before a"
                + " run is started.")
        @Size(max = Limits.DEPENDENCIES) @Nullable List<Dependency> dependsOn,
    @JsonPropertyDescription("How many finished runs status.history keeps.")
        @Default("" + Defaults.HISTORY_LIMIT)
        @Min(0) @Max(Limits.HISTORY) @Nullable Integer historyLimit,
    @JsonPropertyDescription("How many Jobs that succeeded are kept.")
        @Default("" + Defaults.SUCCESSFUL_JOBS_HISTORY_LIMIT)
        @Min(0) @Max(Limits.JOBS_HISTORY) @Nullable Integer successfulJobsHistoryLimit,
    @JsonPropertyDescription("How many Jobs that failed are kept.")
        @Default("" + Defaults.FAILED_JOBS_HISTORY_LIMIT)
        @Min(0) @Max(Limits.JOBS_HISTORY) @Nullable Integer failedJobsHistoryLimit,
    @JsonPropertyDescription(
            "Laid over the Job's Pod, which by itself satisfies the restricted Pod Security"
                + " standard: metadata, serviceAccountName, resources, scheduling, volumes, env,"
                + " initContainers, sidecars, imagePullSecrets. The fields are those of a Pod's"
                + " template in Kubernetes. The container that migrates is named "
                + Defaults.CONTAINER
                + ".")
        @Nullable PodTemplateSpec podTemplate,
    @JsonPropertyDescription(
            "When the image is pulled: Always, IfNotPresent or Never. Without it: as Kubernetes"
                + " does.")
        @SchemaFrom(type = ImagePullPolicy.class)
        @Nullable String imagePullPolicy) {}
