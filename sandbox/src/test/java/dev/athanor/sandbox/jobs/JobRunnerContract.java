package dev.athanor.sandbox.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.athanor.sandbox.kubernetes.KubernetesApi;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What an operator may rely on of Jobs, the same on every API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JobRunnerContract {
  private static final AtomicInteger NAMESPACES = new AtomicInteger();
  private static final String IMAGE = "registry.test/shop/migrations:1";

  private final KubernetesApi api;
  private final KubernetesClient client;
  private final LocalImages images = new LocalImages();
  private final JobRunner runner;
  private String namespace = "";

  JobRunnerContract(KubernetesApi api) {
    this.api = api;
    this.client = api.client();
    this.runner = JobRunner.start(client, images, List.of("sh", "-c", "echo entry point: \"$0\""));
    api.serveLogs(JobRunner.NODE, runner::containerLog);
  }

  @BeforeAll
  void pushImage(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("versions"));
    Files.writeString(folder.resolve("versions/a.sql"), "select 1;");
    images.push(IMAGE, folder);
  }

  @AfterAll
  void stop() {
    runner.close();
    images.close();
    api.close();
  }

  @BeforeEach
  void freshNamespace() {
    namespace = "jobs-" + NAMESPACES.incrementAndGet();
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
  }

  private JobBuilder job(String name, String script) {
    return new JobBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(0)
        .withPodReplacementPolicy("Failed")
        .withNewTemplate()
        .withNewSpec()
        .withRestartPolicy("Never")
        .withTerminationGracePeriodSeconds(5L)
        .addNewContainer()
        .withName("migrate")
        .withImage(IMAGE)
        .withCommand("sh", "-c", script)
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec();
  }

  private Job start(JobBuilder job) {
    return client.resource(job.build()).create();
  }

  private Job read(String name) {
    return client.batch().v1().jobs().inNamespace(namespace).withName(name).get();
  }

  private List<Pod> pods(String name) {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel(PodFactory.JOB_NAME, name)
        .list()
        .getItems();
  }

  private ContainerStatus container(String name) {
    return pods(name).get(0).getStatus().getContainerStatuses().get(0);
  }

  private Job awaitCondition(String name, String type) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> JobConditions.of(read(name)).whereTrue(type).isPresent());
    return read(name);
  }

  private void awaitRunning(String name) {
    eventually(() -> pods(name).size() == 1 && new PodView(pods(name).get(0), false).ready());
  }

  private void awaitWaiting(String name, String reason) {
    eventually(
        () -> {
          List<Pod> pods = pods(name);
          List<ContainerStatus> containers =
              pods.isEmpty() ? List.of() : new PodView(pods.get(0), false).containers();
          ContainerStateWaiting waiting =
              containers.isEmpty() ? null : containers.get(0).getState().getWaiting();
          return waiting != null && waiting.getReason().equals(reason);
        });
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(20)).until(condition);
  }

  private static List<String> reasons(Job job) {
    return JobConditions.of(job).all().stream()
        .map(c -> c.getType() + "=" + c.getStatus() + " " + c.getReason())
        .sorted()
        .toList();
  }

  @Test
  void aJobThatSucceeds() {
    start(job("good", "echo hello; printf report > $ATHANOR_TERMINATION_LOG; cat versions/a.sql"));
    Job done = awaitCondition("good", "Complete");
    assertThat(reasons(done))
        .containsExactly(
            "Complete=True CompletionsReached", "SuccessCriteriaMet=True CompletionsReached");
    assertThat(done.getStatus().getSucceeded()).isEqualTo(1);
    assertThat(done.getStatus().getStartTime()).isNotNull();
    assertThat(done.getStatus().getCompletionTime()).isNotNull();
    assertThat(container("good").getState().getTerminated().getMessage()).isEqualTo("report");
    assertThat(container("good").getImageID())
        .matches("registry\\.test/shop/migrations@sha256:[0-9a-f]{64}");
    assertThat(runner.log(namespace, "good")).isEqualTo("hello\nselect 1;");
  }

  @Test
  void whatAPodPrintsIsItsLog() {
    start(job("talks", "echo hello; echo Grüße"));
    awaitCondition("talks", "Complete");
    var pods = client.pods().inNamespace(namespace);
    var pod = pods.withName(pods("talks").get(0).getMetadata().getName());

    assertThat(pod.getLog()).isEqualTo("hello\nGrüße\n");
    assertThat(pod.inContainer("migrate").getLog()).isEqualTo("hello\nGrüße\n");
    assertThatThrownBy(() -> pods.withName("nobody").inContainer("migrate").getLog())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(404));
  }

  @Test
  void aJobThatFailsIsNotTriedAgain() {
    start(job("bad", "exit 13"));
    Job done = awaitCondition("bad", "Failed");
    assertThat(reasons(done))
        .containsExactlyInAnyOrder(
            "FailureTarget=True BackoffLimitExceeded", "Failed=True BackoffLimitExceeded");
    assertThat(done.getStatus().getFailed()).isEqualTo(1);
    assertThat(container("bad").getState().getTerminated().getExitCode()).isEqualTo(13);
    assertThat(started("bad")).hasSize(1);
  }

  private List<Execution> started(String job) {
    return runner.executions().stream()
        .filter(e -> e.namespace().equals(namespace) && e.job().equals(job))
        .toList();
  }

  @Test
  void withoutACommandTheEntryPointRuns() {
    JobBuilder plain = job("plain", "");
    plain
        .editSpec()
        .editTemplate()
        .editSpec()
        .editContainer(0)
        .withCommand(List.of())
        .withArgs("migrate $(TARGET)")
        .withEnv(new EnvVarBuilder().withName("TARGET").withValue("head").build())
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec();
    start(plain);
    awaitCondition("plain", "Complete");
    assertThat(runner.log(namespace, "plain")).isEqualTo("entry point: migrate head\n");
  }

  @Test
  void theDeadlineSendsSigterm() {
    JobBuilder slow =
        job("slow", "trap 'echo told to stop; exit 143' TERM; sleep 60 & wait")
            .editSpec()
            .withActiveDeadlineSeconds(1L)
            .endSpec();
    start(slow);
    Job done = awaitCondition("slow", "Failed");
    assertThat(reasons(done))
        .containsExactlyInAnyOrder(
            "FailureTarget=True DeadlineExceeded", "Failed=True DeadlineExceeded");
    eventually(() -> pods("slow").isEmpty());
    assertThat(runner.log(namespace, "slow")).isEqualTo("told to stop\n");
  }

  @Test
  void aKilledProcessShowsItsSignal() {
    start(job("killed", "exec sleep 60"));
    awaitRunning("killed");
    runner.kill(namespace, "killed");
    awaitCondition("killed", "Failed");
    assertThat(container("killed").getState().getTerminated().getExitCode()).isEqualTo(137);
  }

  @Test
  void anEvictedPodFailsTheJobByPolicy() {
    JobBuilder evicted =
        job("evicted", "exec sleep 60")
            .editSpec()
            .withNewPodFailurePolicy()
            .addNewRule()
            .withAction("FailJob")
            .addNewOnPodCondition()
            .withType("DisruptionTarget")
            .withStatus("True")
            .endOnPodCondition()
            .endRule()
            .endPodFailurePolicy()
            .endSpec();
    start(evicted);
    awaitRunning("evicted");
    runner.evict(namespace, "evicted");
    Job done = awaitCondition("evicted", "Failed");
    assertThat(JobConditions.of(done).whereTrue("Failed"))
        .get()
        .extracting(JobCondition::getReason)
        .isEqualTo("PodFailurePolicy");
    assertThat(JobConditions.of(done).whereTrue("Failed").orElseThrow().getMessage())
        .contains("has condition DisruptionTarget matching FailJob rule at index 0");
    assertThat(started("evicted")).hasSize(1);
  }

  @Test
  void anImageThatIsNotThereIsWaitedFor(@TempDir Path folder) {
    JobBuilder job = job("pull", "true");
    String late = "registry.test/late:1";
    job.editSpec()
        .editTemplate()
        .editSpec()
        .editContainer(0)
        .withImage(late)
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec();
    start(job);
    awaitWaiting("pull", "ImagePullBackOff");
    assertThat(started("pull")).isEmpty();
    images.push(late, folder);
    awaitCondition("pull", "Complete");
  }

  @Test
  void aSecretThatIsNotThereIsWaitedForUnlessOptional() {
    JobBuilder job = job("env", "env | sort");
    job.editSpec()
        .editTemplate()
        .editSpec()
        .editContainer(0)
        .addNewEnv()
        .withName("URL")
        .withNewValueFrom()
        .withNewSecretKeyRef("url", "db", false)
        .endValueFrom()
        .endEnv()
        .addNewEnv()
        .withName("CA")
        .withNewValueFrom()
        .withNewSecretKeyRef("ca", "db", true)
        .endValueFrom()
        .endEnv()
        .addNewEnv()
        .withName("POD")
        .withNewValueFrom()
        .withNewFieldRef("v1", "metadata.name")
        .endValueFrom()
        .endEnv()
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec();
    start(job);
    awaitWaiting("env", "CreateContainerConfigError");
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("db")
                .withNamespace(namespace)
                .endMetadata()
                .addToData("url", "cG9zdGdyZXNxbDovL3NvbWV3aGVyZQ==")
                .build())
        .create();
    awaitCondition("env", "Complete");
    assertThat(runner.log(namespace, "env").lines().map(line -> line.split("=", 2)[0]))
        .contains("URL", "POD", "PATH", "ATHANOR_TERMINATION_LOG")
        .isSubsetOf("URL", "POD", "PATH", "ATHANOR_TERMINATION_LOG", "PWD", "OLDPWD", "SHLVL", "_");
  }

  @Test
  void aHeldJobHasStartedNothingAndGivesWayWhenSuspended() {
    runner.hold(namespace, "held");
    start(job("held", "echo never"));
    awaitWaiting("held", "ContainerCreating");
    suspend("held", true);
    eventually(() -> pods("held").isEmpty());
    assertThat(started("held")).isEmpty();
    assertThat(reasons(read("held"))).containsExactly("Suspended=True JobSuspended");
  }

  private void suspend(String name, boolean suspend) {
    client
        .batch()
        .v1()
        .jobs()
        .inNamespace(namespace)
        .withName(name)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\":{\"suspend\":%s}}".formatted(suspend));
  }

  @Test
  void aSuspendedJobHasFailedNothingAndStartsAnew() {
    start(job("pause", "trap 'exit 143' TERM; sleep 60 & wait"));
    awaitRunning("pause");
    suspend("pause", true);
    eventually(() -> pods("pause").isEmpty());
    Job suspended = awaitCondition("pause", "Suspended");
    assertThat(suspended.getStatus().getFailed()).isNull();
    assertThat(suspended.getStatus().getStartTime()).isNull();

    suspend("pause", false);
    awaitRunning("pause");
    assertThat(reasons(read("pause"))).containsExactly("Suspended=False JobResumed");
    assertThat(started("pause")).hasSize(2);
  }

  @Test
  void deletingTheJobStopsItsProcess() {
    start(job("deleted", "trap 'echo told to stop; exit 143' TERM; sleep 60 & wait"));
    awaitRunning("deleted");
    client.resource(read("deleted")).delete();
    eventually(() -> pods("deleted").isEmpty() && read("deleted") == null);
    assertThat(runner.log(namespace, "deleted")).isEqualTo("told to stop\n");
  }

  @Test
  void aFinishedJobGoesWhenItsTimeIsOver() {
    start(job("brief", "true").editSpec().withTtlSecondsAfterFinished(0).endSpec());
    eventually(() -> read("brief") == null && pods("brief").isEmpty());
  }

  @Test
  void whatIsOwnedGoesWithItsOwner() {
    Job owner = start(job("owner", "true"));
    client
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("owned")
                .withNamespace(namespace)
                .withOwnerReferences(
                    new OwnerReferenceBuilder()
                        .withApiVersion("batch/v1")
                        .withKind("Job")
                        .withName("owner")
                        .withUid(owner.getMetadata().getUid())
                        .build())
                .endMetadata()
                .build())
        .create();
    awaitCondition("owner", "Complete");
    assertThat(client.configMaps().inNamespace(namespace).withName("owned").get()).isNotNull();
    client.resource(owner).delete();
    eventually(() -> client.configMaps().inNamespace(namespace).withName("owned").get() == null);
  }

  @Test
  void anEndedJobIsLeftAlone() {
    start(job("rest", "true"));
    awaitCondition("rest", "Complete");
    String version = read("rest").getMetadata().getResourceVersion();
    start(job("other", "true"));
    awaitCondition("other", "Complete");
    assertThat(read("rest").getMetadata().getResourceVersion()).isEqualTo(version);
  }
}
