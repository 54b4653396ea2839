package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.HistoryEntry;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.tenant.Migration;
import dev.athanor.sandbox.waiting.Await;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The Pod that a run gets, the containers beside it, and what is left of both. */
class JobsAndPodsIT extends Scenario {
  /** What restricted Pod Security wants of a container that is not ours. */
  private static final String RESTRICTED =
      "securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}";

  private static final String QUICK = "retry: {limit: 2, backoff: {initial: 1s, max: 1s}}";

  JobsAndPodsIT(KubernetesApi.Wanted server) {
    super(server);
  }

  private int pods() {
    return sandbox.client().pods().inNamespace(tenant.namespace()).list().getItems().size();
  }

  private void awaitNothingLeft() {
    Await.until(
        "no Job and no Pod is left",
        Migration.PATIENCE,
        () -> orders.jobs().isEmpty() && pods() == 0);
  }

  private void awaitJobs(String what, int count) {
    Await.until(what, Migration.PATIENCE, () -> orders.jobs().size() == count);
  }

  /** A mesh's proxy, say, that nobody tells that the work is done. */
  @Test
  void aSidecarThatNeverEndsDoesNotHoldUpTheVerdict() {
    notOnACluster("its nodes have no image of a proxy");
    orders.create(
        IMAGE,
        "002",
        """
        podTemplate:
          metadata: {labels: {sidecar.istio.io/inject: "true"}}
          spec:
            containers: [{name: istio-proxy, image: istio/proxyv2:1.27.0, %s}]
        """
            .formatted(RESTRICTED));

    DatabaseMigration there = orders.awaitReadyAt("002");

    assertThat(reason(there)).isEqualTo("Applied");
    assertThat(onlyRun(there.getStatus()).steps()).isEqualTo(2);
    awaitNothingLeft();
  }

  @Test
  void aSidecarThatNeverEndsDoesNotHideAFailure() {
    notOnACluster("its nodes have no image of a proxy");
    scripts.revision("002", "001", "CREATE TABL t002 (id int);", "");
    orders.create(
        IMAGE,
        "002",
        "podTemplate: {spec: {containers: [{name: proxy, image: envoyproxy/envoy:v1.34.1, %s}]}}"
            .formatted(RESTRICTED));

    assertThat(message(orders.awaitStalled("MigrationFailed"))).contains("syntax error");
    awaitNothingLeft();
  }

  @Test
  void aNativeSidecarEndsWithTheRunAndItsJobIsKept() {
    notOnACluster("its nodes have no image of a proxy");
    orders.create(
        IMAGE,
        "002",
        """
        podTemplate:
          spec:
            initContainers:
            - {name: proxy, image: envoyproxy/envoy:v1.34.1, restartPolicy: Always, %s}
        """
            .formatted(RESTRICTED));

    orders.awaitReadyAt("002");

    assertThat(orders.jobs()).hasSize(1);
    Await.until(
        "the Job ends by itself",
        Migration.PATIENCE,
        () -> Objects.equals(orders.jobs().get(0).getStatus().getSucceeded(), 1));
  }

  @Test
  @Shows(field = {"spec.podTemplate", "spec.imagePullPolicy"})
  void aPodIsWhatTheTemplateSays() {
    notOnACluster("its nodes have no such disk, and no such image stands beside the runner's");
    orders.create(
        IMAGE,
        "001",
        """
        imagePullPolicy: IfNotPresent
        podTemplate:
          metadata:
            labels: {team: orders, sidecar.istio.io/inject: "false"}
            annotations: {linkerd.io/inject: disabled}
          spec:
            serviceAccountName: migrator
            nodeSelector: {disk: ssd}
            tolerations: [{key: batch, operator: Exists}]
            imagePullSecrets: [{name: registry}]
            volumes: [{name: ca, configMap: {name: ca}}]
            initContainers: [{name: wait, image: "busybox:1", command: [sh, -c, "true"], %s}]
            containers:
            - name: migrate
              env: [{name: TEAM, value: orders}]
              resources: {requests: {cpu: 10m, memory: 64Mi}, limits: {memory: 128Mi}}
              volumeMounts: [{name: ca, mountPath: /ca, readOnly: true}]
        """
            .formatted(RESTRICTED));

    orders.awaitReadyAt("001");

    PodTemplateSpec template = orders.jobs().get(0).getSpec().getTemplate();
    assertThat(template.getMetadata().getLabels())
        .containsEntry("team", "orders")
        .containsEntry("sidecar.istio.io/inject", "false");
    assertThat(template.getMetadata().getAnnotations())
        .containsEntry("linkerd.io/inject", "disabled");
    var pod = template.getSpec();
    assertThat(pod.getServiceAccountName()).isEqualTo("migrator");
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getNodeSelector()).containsEntry("disk", "ssd");
    assertThat(pod.getTolerations().get(0).getKey()).isEqualTo("batch");
    assertThat(pod.getImagePullSecrets().get(0).getName()).isEqualTo("registry");
    assertThat(pod.getInitContainers().get(0).getName()).isEqualTo("wait");
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getContainers()).hasSize(1);
    Container migrate = pod.getContainers().get(0);
    assertThat(migrate.getImage()).isEqualTo(IMAGE);
    assertThat(migrate.getImagePullPolicy()).isEqualTo("IfNotPresent");
    assertThat(migrate.getEnv()).extracting("name").contains("TEAM", "DATABASE_URL");
    assertThat(migrate.getResources().getLimits()).containsEntry("memory", new Quantity("128Mi"));
    assertThat(migrate.getVolumeMounts().get(0).getMountPath()).isEqualTo("/ca");
    assertThat(migrate.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
  }

  @Test
  void aJobGetsItsTimeToLiveOnceItsOutcomeIsInTheStatus() {
    scripts.revision("002", "001", SLEEP + "\nCREATE TABLE t002 (id int);", "DROP TABLE t002;");
    orders.create(IMAGE, "002", "");
    awaitRunning();
    assertThat(orders.jobs().get(0).getSpec().getTtlSecondsAfterFinished()).isNull();

    orders.awaitReadyAt("002");

    Await.until(
        "the Job is to go in seven days",
        Migration.PATIENCE,
        () ->
            Objects.equals(
                orders.jobs().get(0).getSpec().getTtlSecondsAfterFinished(), 7 * 24 * 3600));
  }

  @Test
  @Shows(field = "spec.successfulJobsHistoryLimit")
  void theNewestJobsThatSucceededAreKept() {
    orders.create(IMAGE, "001", "successfulJobsHistoryLimit: 2");
    orders.awaitReadyAt("001");
    orders.edit("targetRevision: \"002\"");
    orders.awaitReadyAt("002");
    orders.edit("targetRevision: \"003\"");
    orders.awaitReadyAt("003");

    awaitJobs("two are left", 2);
    List<String> kept = orders.jobs().stream().map(JobsAndPodsIT::generation).toList();
    assertThat(kept).containsExactlyInAnyOrder("2", "3");

    orders.edit("successfulJobsHistoryLimit: 0");
    orders.awaitReadyAt("003");
    awaitNothingLeft();
  }

  private static String generation(Job job) {
    return String.valueOf(job.getMetadata().getAnnotations().get("athanor.dev/generation"));
  }

  @Test
  @Shows(field = "spec.failedJobsHistoryLimit")
  void theNewestJobsThatFailedAreKept() {
    scripts.revision("002", "001", "SELECT pg_terminate_backend(pg_backend_pid());", "");
    orders.create(IMAGE, "002", QUICK + "\nfailedJobsHistoryLimit: 1");

    DatabaseMigration stalled = orders.awaitStalled("MigrationFailed");

    assertThat(stalled.getStatus().failures()).isEqualTo(3);
    awaitJobs("one is left", 1);
    assertThat(orders.jobs().get(0).getMetadata().getAnnotations())
        .containsEntry("athanor.dev/attempt", "3");
    orders.edit("failedJobsHistoryLimit: 0\nretry: {limit: 0}");
    orders.awaitStalled("MigrationFailed");
    awaitNothingLeft();
  }

  @Test
  void theHistoryKeepsTheNewestRuns() {
    orders.create(IMAGE, "001", "historyLimit: 2");
    orders.awaitReadyAt("001");
    orders.edit("targetRevision: \"002\"");
    orders.awaitReadyAt("002");
    orders.edit("targetRevision: \"003\"");

    assertThat(ids(orders.awaitReadyAt("003"))).containsExactly(3L, 2L);

    orders.edit("historyLimit: 1");
    assertThat(ids(orders.awaitReadyAt("003"))).containsExactly(3L);

    orders.edit("historyLimit: 0\ntargetRevision: \"004\"");
    assertThat(orders.awaitReadyAt("004").getStatus().history()).isNull();
  }

  private static List<Long> ids(DatabaseMigration migration) {
    return Objects.requireNonNull(migration.getStatus().history()).stream()
        .map(HistoryEntry::id)
        .toList();
  }
}
