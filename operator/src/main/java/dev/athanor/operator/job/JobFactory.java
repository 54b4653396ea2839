package dev.athanor.operator.job;

import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.Labels;
import dev.athanor.operator.observe.SecretView;
import dev.athanor.operator.observe.Snapshot.Identity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Makes the Job of a run: always the same one for the same run. */
public final class JobFactory {
  /**
   * Time for the runner to end by itself, cancel, roll back and report, before Kubernetes ends it.
   */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private final String cluster;

  /**
   * A factory for the Jobs of one cluster.
   *
   * @param cluster goes into the owner's name in the database, so that two clusters never take each
   *     other for one
   */
  public JobFactory(String cluster) {
    this.cluster = cluster;
  }

  /** The Job for a run of a resource. */
  public Job create(Identity owner, Desired desired, SecretView.Usable secret, Run run) {
    return new JobBuilder()
        .withNewMetadata()
        .withName(run.job())
        .withNamespace(owner.namespace())
        .withLabels(Map.of(Labels.MANAGED_BY, Labels.ATHANOR))
        .withAnnotations(annotations(owner, desired, secret, run))
        .withOwnerReferences(OwnedBy.reference(owner))
        .endMetadata()
        .withNewSpec()
        // The Job controller must never start a second Pod unseen: the operator retries, visibly.
        .withBackoffLimit(0)
        .withPodReplacementPolicy("Failed")
        .withActiveDeadlineSeconds(deadline(desired).toSeconds())
        .withNewPodFailurePolicy()
        .addNewRule()
        .withAction("FailJob")
        .addNewOnPodCondition("True", "DisruptionTarget")
        .endRule()
        .endPodFailurePolicy()
        .withTemplate(new PodTemplate(cluster, owner, desired, secret, run).build())
        .endSpec()
        .build();
  }

  private static Duration deadline(Desired desired) {
    return desired.timeout().plus(desired.lockTimeout()).plus(GRACE);
  }

  private static Map<String, String> annotations(
      Identity owner, Desired desired, SecretView.Usable secret, Run run) {
    // Sorted, so that the same run always has the same Job.
    return new TreeMap<>(
        Map.of(
            Labels.MIGRATION, owner.name(),
            Labels.GENERATION, Long.toString(run.generation()),
            Labels.ATTEMPT, Integer.toString(run.attempt()),
            Labels.KIND, run.kind().name(),
            Labels.TARGET, desired.targetRevision(),
            Labels.SECRET_VERSION, secret.version()));
  }
}
