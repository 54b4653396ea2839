package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.api.v1alpha1.HistoryEntry;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.api.v1alpha1.RunOutcome;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.story.Narrator;
import dev.athanor.sandbox.story.Story;
import dev.athanor.sandbox.tenant.Migration;
import dev.athanor.sandbox.waiting.Await;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What only a scheduler, a kubelet and the whole of a control plane can do to a run. */
@EnabledIfSystemProperty(
    named = Levels.CLUSTER,
    matches = "true",
    disabledReason = "a real cluster is asked for with -Pcluster")
class OnARealClusterIT extends Scenario {

  private static final String LONG_SLEEP = "SELECT pg_sleep(120);";

  OnARealClusterIT(KubernetesApi.Wanted server) {
    super(server);
  }

  @Test
  void aPodThatPodSecurityRefusesIsSaidAndMended() {
    orders.create(IMAGE, "001", container("securityContext: {runAsUser: 0}"));

    DatabaseMigration stalled = orders.awaitStalled("InvalidSpec");

    assertThat(message(stalled))
        .startsWith("The Pod of Job orders-")
        .contains("is refused: violates PodSecurity \"restricted:", "spec.podTemplate");
    assertThat(rows()).isEmpty();
    orders.edit("podTemplate: null");
    orders.awaitReadyAt("001");
  }

  @Test
  void aPodTemplateThatSetsOneFieldOfSecurityIsStillRestricted() {
    orders.create(IMAGE, "001", container("securityContext: {runAsUser: 10001}"));

    orders.awaitReadyAt("001");
  }

  @Test
  void aPodThatAQuotaRefusesIsSaidAndMadeOnceThereIsRoom() {
    HasMetadata full =
        new ResourceQuotaBuilder()
            .withNewMetadata()
            .withName("full")
            .withNamespace(tenant.namespace())
            .endMetadata()
            .withNewSpec()
            .addToHard("pods", new Quantity("0"))
            .endSpec()
            .build();
    sandbox.client().resource(full).create();
    orders.create(IMAGE, "001", "");

    DatabaseMigration waiting = awaitReason("PodUnschedulable");

    assertThat(message(waiting)).contains("exceeded quota: full", "kubectl describe job");
    assertThat(Migration.isTrue(waiting, "Reconciling")).isTrue();
    sandbox.client().resource(full).delete();
    orders.awaitReadyAt("001");
  }

  @Test
  @Shows(reason = Reason.POD_UNSCHEDULABLE)
  void aPodThatNoNodeTakesIsSaidAndMended() {
    orders.create(IMAGE, "001", container("resources: {requests: {cpu: \"1000\"}}"));

    assertThat(message(awaitReason("PodUnschedulable"))).contains("Insufficient cpu");

    orders.edit("podTemplate: null");
    orders.awaitReadyAt("001");
  }

  @Test
  void aNameThatIsNoImagesIsSaidAndMended() {
    orders.create("Shop/Migrations:1", "001", "");

    assertThat(message(awaitReason("ImagePullFailed"))).contains("must be lowercase");

    orders.edit("image: " + IMAGE);
    orders.awaitReadyAt("001");
  }

  @Test
  void aRunThatNeedsMoreMemoryThanItsLimitIsSaidAndMended() {
    orders.create(IMAGE, "001", container("resources: {limits: {memory: 24Mi}}"));

    DatabaseMigration killed =
        orders.await("was killed", Migration.PATIENCE, m -> message(m).contains("OOMKilled"));

    assertThat(message(killed)).contains("Raise resources.limits.memory");
    assertThat(rows()).isEmpty();
    orders.edit("podTemplate: null");
    orders.awaitReadyAt("001");
  }

  @Test
  void aSidecarDoesNotKeepTheRunFromItsEnd() {
    orders.create(
        IMAGE,
        "002",
        """
        podTemplate:
          spec:
            initContainers:
            - name: proxy
              image: %s
              restartPolicy: Always
              command: [sh, -c, "trap exit TERM; while :; do sleep 1; done"]
              securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
        """
            .formatted(IMAGE));

    DatabaseMigrationStatus status = orders.awaitReadyAt("002").getStatus();

    assertThat(onlyRun(status).outcome()).isEqualTo(RunOutcome.SUCCEEDED);
    assertThat(status.failures()).isNull();
  }

  @Test
  void deletingTheResourceDuringARunRollsBackAndUnlocks() {
    scripts.revision("002", "001", "CREATE TABLE t002 (id int);\n" + LONG_SLEEP, "");
    orders.create(IMAGE, "head", "");
    awaitRunning();

    orders.delete();

    Await.until("its Pods are gone", Migration.PATIENCE, () -> pods().isEmpty());
    assertThat(rows()).containsExactly("001");
    assertThat(tables()).containsExactly("t001");
    assertThat(queryAll("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
        .containsExactly("0");
    pushLineOfFour("shop/migrations:2");
    orders.create("shop/migrations:2", "head", "");
    orders.awaitReadyAt("004");
  }

  @Test
  void anEvictedRunIsRunAgainAndIsNoFailure() {
    scripts.revision("002", "001", "CREATE TABLE t002 (id int);\n" + SLEEP, "DROP TABLE t002;");
    orders.create(IMAGE, "head", "");
    awaitRunning();
    Await.until("002 is under way", Migration.PATIENCE, () -> rows().contains("001"));

    Pod pod = pods().get(0);
    sandbox
        .client()
        .pods()
        .inNamespace(tenant.namespace())
        .withName(pod.getMetadata().getName())
        .evict();

    DatabaseMigrationStatus status = orders.awaitReadyAt("004").getStatus();
    assertThat(status.failures()).isNull();
    assertThat(Objects.requireNonNull(status.history()))
        .extracting(HistoryEntry::outcome)
        .containsExactly(RunOutcome.SUCCEEDED, RunOutcome.STOPPED);
  }

  @Test
  void jobsThatAnotherHandDeletesAreNotMissed() {
    orders.create(IMAGE, "001", "interval: 1s");
    orders.awaitReadyAt("001");

    sandbox.client().batch().v1().jobs().inNamespace(tenant.namespace()).delete();
    Await.until("its Pods are gone", Migration.PATIENCE, () -> pods().isEmpty());

    String before = resourceVersion();
    long looks = commits();
    Await.until("the database is looked at again", Migration.PATIENCE, () -> commits() > looks + 6);
    assertThat(orders.jobs()).isEmpty();
    assertThat(resourceVersion()).isEqualTo(before);
  }

  /** What the README's first command tells, by real Jobs in real Pods. */
  @Test
  void theStoryComesAbout(@TempDir Path workshop) {
    var told = new ByteArrayOutputStream();
    var narrator = new Narrator(new PrintStream(told, true, StandardCharsets.UTF_8), false);
    Path example = Path.of("../migrations-image/examples/shop").toAbsolutePath().normalize();

    boolean cameAbout = new Story(sandbox, narrator).tell(example, workshop);

    System.out.println(told.toString(StandardCharsets.UTF_8));
    assertThat(cameAbout).as(told.toString(StandardCharsets.UTF_8)).isTrue();
  }

  private DatabaseMigration awaitReason(String reason) {
    return orders.await("says " + reason, Migration.PATIENCE, m -> reason.equals(reason(m)));
  }

  private static String container(String members) {
    return "podTemplate: {spec: {containers: [{name: migrate, %s}]}}".formatted(members);
  }

  private List<Pod> pods() {
    return sandbox.client().pods().inNamespace(tenant.namespace()).list().getItems();
  }
}
