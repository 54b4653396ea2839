package dev.athanor.operator.job;

import dev.athanor.api.v1alpha1.Defaults;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.Labels;
import dev.athanor.operator.observe.SecretView;
import dev.athanor.operator.observe.Snapshot.Identity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Pod of a run: the user's template, with the migration's container in it, fit for restricted
 * Pod Security.
 */
final class PodTemplate {
  /** The migration's container; the user's template may name it to add to it. */
  static final String CONTAINER = Defaults.CONTAINER;

  /** Kubernetes cuts one container's termination message here. */
  private static final int MESSAGE_LIMIT = 4096;

  /** And the messages of all containers of a Pod together here. */
  private static final int POD_MESSAGES_LIMIT = 12288;

  private final String cluster;
  private final Identity owner;
  private final Desired desired;
  private final SecretView.Usable secret;
  private final Run run;

  PodTemplate(String cluster, Identity owner, Desired desired, SecretView.Usable secret, Run run) {
    this.cluster = cluster;
    this.owner = owner;
    this.desired = desired;
    this.secret = secret;
    this.run = run;
  }

  PodTemplateSpec build() {
    PodTemplateSpec user =
        new PodTemplateSpecBuilder(desired.podTemplate().orElseGet(PodTemplateSpec::new)).build();
    PodSpec spec = user.getSpec() == null ? new PodSpec() : user.getSpec();
    return new PodTemplateSpecBuilder(user)
        .editOrNewMetadata()
        .addToLabels(Labels.MANAGED_BY, Labels.ATHANOR)
        .addToAnnotations(Labels.MIGRATION, owner.name())
        .endMetadata()
        .withSpec(podSpec(spec))
        .build();
  }

  private PodSpec podSpec(PodSpec user) {
    var containers = new ArrayList<Container>();
    containers.add(migration(user));
    user.getContainers().stream()
        .filter(container -> !CONTAINER.equals(container.getName()))
        .forEach(containers::add);
    var pod = new PodSpecBuilder(user).withRestartPolicy("Never").withContainers(containers);
    if (user.getAutomountServiceAccountToken() == null) {
      pod.withAutomountServiceAccountToken(false);
    }
    if (user.getEnableServiceLinks() == null) {
      pod.withEnableServiceLinks(false);
    }
    pod.withSecurityContext(Restricted.pod(user.getSecurityContext()));
    return pod.build();
  }

  private Container migration(PodSpec user) {
    Container base =
        user.getContainers().stream()
            .filter(container -> CONTAINER.equals(container.getName()))
            .findFirst()
            .orElseGet(Container::new);
    var env = new ArrayList<EnvVar>(base.getEnv());
    env.addAll(environment(user));
    return new ContainerBuilder(base)
        .withName(CONTAINER)
        .withImage(run.image())
        .withImagePullPolicy(desired.imagePullPolicy().orElse(base.getImagePullPolicy()))
        .withArgs(RunnerArguments.of(desired, run))
        .withEnv(env)
        .withTerminationMessagePath("/dev/termination-log")
        .withTerminationMessagePolicy("File")
        .withSecurityContext(Restricted.container(base.getSecurityContext()))
        .build();
  }

  private List<EnvVar> environment(PodSpec user) {
    var env = new ArrayList<EnvVar>();
    // Sorted, so that the same run always has the same Job.
    new TreeMap<>(secret.environment()).forEach((name, key) -> env.add(fromSecret(name, key)));
    settings(user).forEach((name, value) -> env.add(new EnvVar(name, value, null)));
    return env;
  }

  private EnvVar fromSecret(String name, String key) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        .withNewSecretKeyRef(key, desired.secretName(), false)
        .endValueFrom()
        .build();
  }

  private Map<String, String> settings(PodSpec user) {
    var settings = new TreeMap<String, String>();
    settings.put("ATHANOR_RUN", run.job());
    settings.put("ATHANOR_OWNER", "%s/%s/%s".formatted(cluster, owner.namespace(), owner.name()));
    settings.put("ATHANOR_IMAGE", run.image());
    settings.put("ATHANOR_TIMEOUT", seconds(desired.timeout()));
    settings.put("ATHANOR_LOCK_TIMEOUT", seconds(desired.lockTimeout()));
    settings.put("ATHANOR_SQL_LOCK_TIMEOUT", seconds(desired.sqlLockTimeout()));
    desired
        .statementTimeout()
        .ifPresent(limit -> settings.put("ATHANOR_SQL_STATEMENT_TIMEOUT", seconds(limit)));
    settings.put("ATHANOR_REPORT_LIMIT", Integer.toString(reportLimit(user)));
    return settings;
  }

  private static int reportLimit(PodSpec user) {
    long others = user.getContainers().stream().filter(c -> !CONTAINER.equals(c.getName())).count();
    int containers = (int) others + 1 + user.getInitContainers().size();
    return Math.min(MESSAGE_LIMIT, POD_MESSAGES_LIMIT / containers);
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + "s"
        : duration.toMillis() + "ms";
  }
}
