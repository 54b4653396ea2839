package dev.athanor.operator.observe;

import dev.athanor.api.v1alpha1.DriftPolicy;
import dev.athanor.api.v1alpha1.EditedPolicy;
import dev.athanor.api.v1alpha1.Mode;
import dev.athanor.api.v1alpha1.Permission;
import dev.athanor.api.v1alpha1.SecretKeys;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The spec with every default filled in and every duration read.
 *
 * @param keys the Secret's key names as the user gave them; members are null where not given
 * @param adopt the owner from whom the database is to be taken over
 * @param statementTimeout empty means no limit
 * @param interval how often a settled database is looked at; zero means never
 */
public record Desired(
    String targetRevision,
    String image,
    Optional<String> imagePullPolicy,
    String secretName,
    SecretKeys keys,
    String versionTable,
    Optional<String> versionTableSchema,
    Mode mode,
    Permission downgrade,
    Permission destructive,
    DriftPolicy drift,
    EditedPolicy edited,
    Optional<String> adopt,
    Optional<String> approvedPlan,
    boolean suspend,
    Duration interval,
    Duration timeout,
    Duration lockTimeout,
    Duration sqlLockTimeout,
    Optional<Duration> statementTimeout,
    int retryLimit,
    Duration backoffInitial,
    Duration backoffMax,
    List<String> dependsOn,
    int historyLimit,
    int successfulJobsHistoryLimit,
    int failedJobsHistoryLimit,
    Optional<PodTemplateSpec> podTemplate)
    implements Spec {}
