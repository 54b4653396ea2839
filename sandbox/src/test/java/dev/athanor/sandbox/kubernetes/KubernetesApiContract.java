package dev.athanor.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.athanor.sandbox.faults.Fault;
import dev.athanor.sandbox.faults.Faults;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an operator may rely on, the same on every API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KubernetesApiContract {
  private static final AtomicInteger NAMESPACES = new AtomicInteger();
  private static final ResourceDefinitionContext WIDGETS =
      new ResourceDefinitionContext.Builder()
          .withGroup("test.athanor.dev")
          .withVersion("v1")
          .withKind("Widget")
          .withPlural("widgets")
          .withNamespaced(true)
          .build();

  private final KubernetesApi api;
  private final KubernetesClient client;
  private String namespace = "";

  KubernetesApiContract(KubernetesApi api) {
    this.api = api;
    this.client = api.client();
    client.load(KubernetesApiContract.class.getResourceAsStream("/widgets.yaml")).serverSideApply();
    await().until(() -> client.genericKubernetesResources(WIDGETS).inAnyNamespace().list() != null);
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @BeforeEach
  void freshNamespace() {
    namespace = "contract-" + NAMESPACES.incrementAndGet();
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
  }

  private Resource<GenericKubernetesResource> widget(String name) {
    return client.genericKubernetesResources(WIDGETS).inNamespace(namespace).withName(name);
  }

  private GenericKubernetesResource yaml(String body) {
    GenericKubernetesResource widget =
        Serialization.unmarshal(
            "apiVersion: test.athanor.dev/v1\nkind: Widget\n" + body,
            GenericKubernetesResource.class);
    widget.getMetadata().setNamespace(namespace);
    return widget;
  }

  private GenericKubernetesResource apply(String manager, boolean force, String body) {
    return client.resource(yaml(body)).patch(applyBy(manager, force));
  }

  private GenericKubernetesResource applyStatus(String manager, String body) {
    return client.resource(yaml(body)).subresource("status").patch(applyBy(manager, true));
  }

  private static PatchContext applyBy(String manager, boolean force) {
    return new PatchContext.Builder()
        .withPatchType(PatchType.SERVER_SIDE_APPLY)
        .withFieldManager(manager)
        .withForce(force)
        .build();
  }

  private static void assertCode(
      int code, org.assertj.core.api.ThrowableAssert.ThrowingCallable c) {
    assertThatThrownBy(c)
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(code));
  }

  @Test
  void applyCreatesThenChangesThenPrunes() {
    GenericKubernetesResource created =
        apply("one", false, "metadata: {name: w, labels: {a: x}}\nspec: {size: 1, color: red}");
    assertThat(created.getMetadata().getUid()).isNotEmpty();
    assertThat(created.getMetadata().getGeneration()).isEqualTo(1);

    GenericKubernetesResource changed = apply("one", false, "metadata: {name: w}\nspec: {size: 2}");
    assertThat(changed.<Object>get("spec")).isEqualTo(Map.of("size", 2));
    assertThat(changed.getMetadata().getLabels()).isNullOrEmpty();
    assertThat(changed.getMetadata().getGeneration()).isEqualTo(2);
  }

  @Test
  void applyOfTheSameKeepsTheVersion() {
    String body = "metadata: {name: w}\nspec: {size: 1, tags: [a, b]}";
    GenericKubernetesResource created = apply("one", false, body);
    GenericKubernetesResource again = apply("one", false, body);
    assertThat(again.getMetadata().getResourceVersion())
        .isEqualTo(created.getMetadata().getResourceVersion());
  }

  @Test
  void managersOwnTheirFields() {
    apply("one", false, "metadata: {name: w}\nspec: {size: 1}");
    apply("two", false, "metadata: {name: w}\nspec: {color: red}");
    assertCode(409, () -> apply("two", false, "metadata: {name: w}\nspec: {size: 9, color: red}"));
    apply("two", true, "metadata: {name: w}\nspec: {size: 9, color: red}");

    GenericKubernetesResource left = apply("one", false, "metadata: {name: w}");
    assertThat(left.<Object>get("spec")).isEqualTo(Map.of("size", 9, "color", "red"));
  }

  @Test
  void aFieldThatTwoApplyStaysUntilBothLetGo() {
    apply("one", false, "metadata: {name: w}\nspec: {size: 1}");
    apply("two", false, "metadata: {name: w}\nspec: {size: 1, color: red}");
    assertThat(apply("one", false, "metadata: {name: w}").<Object>get("spec", "size")).isEqualTo(1);
    assertThat(
            apply("two", false, "metadata: {name: w}\nspec: {color: red}")
                .<Object>get("spec", "size"))
        .isNull();
  }

  @Test
  void anEditTakesTheFieldFromTheApplier() {
    apply("one", false, "metadata: {name: w}\nspec: {size: 1, color: red}");
    widget("w").edit(w -> withSpec(w, Map.of("size", 5, "color", "red")));
    assertCode(409, () -> apply("one", false, "metadata: {name: w}\nspec: {size: 1, color: red}"));
    assertThat(
            apply("one", false, "metadata: {name: w}\nspec: {color: red}")
                .<Object>get("spec", "size"))
        .isEqualTo(5);
  }

  private static GenericKubernetesResource withSpec(
      GenericKubernetesResource widget, Map<String, Object> spec) {
    widget.setAdditionalProperty("spec", spec);
    return widget;
  }

  @Test
  void applyWithAnOldVersionIsAConflict() {
    String old =
        apply("one", false, "metadata: {name: w}\nspec: {size: 1}")
            .getMetadata()
            .getResourceVersion();
    apply("one", false, "metadata: {name: w}\nspec: {size: 2}");
    String body = "metadata: {name: w, resourceVersion: '%s'}\n%s";
    assertCode(409, () -> apply("one", true, body.formatted(old, "spec: {size: 3}")));
    assertCode(409, () -> applyStatus("one", body.formatted(old, "status: {size: 3}")));
  }

  @Test
  void statusAndSpecAreApart() {
    GenericKubernetesResource created =
        apply("one", false, "metadata: {name: w}\nspec: {size: 1}\nstatus: {size: 7}");
    assertThat(created.<Object>get("status")).isNull();

    GenericKubernetesResource reported =
        applyStatus("one", "metadata: {name: w}\nspec: {size: 9}\nstatus: {size: 1, note: hi}");
    assertThat(reported.<Object>get("spec", "size")).isEqualTo(1);
    assertThat(reported.<Object>get("status", "size")).isEqualTo(1);
    assertThat(reported.getMetadata().getGeneration()).isEqualTo(1);

    GenericKubernetesResource shorter =
        applyStatus("one", "metadata: {name: w}\nstatus: {size: 1}");
    assertThat(shorter.<Object>get("status", "note")).isNull();

    GenericKubernetesResource edited =
        apply("one", false, "metadata: {name: w}\nspec: {size: 2}\nstatus: {size: 8}");
    assertThat(edited.<Object>get("status", "size")).isEqualTo(1);
  }

  @Test
  void conditionsMergeByType() {
    apply("one", false, "metadata: {name: w}\nspec: {size: 1}");
    applyStatus(
        "one", "metadata: {name: w}\nstatus: {conditions: [{type: Ready, status: 'True'}]}");
    GenericKubernetesResource both =
        applyStatus(
            "two", "metadata: {name: w}\nstatus: {conditions: [{type: Seen, status: 'True'}]}");
    assertThat(both.<List<?>>get("status", "conditions")).hasSize(2);
    GenericKubernetesResource one = applyStatus("two", "metadata: {name: w}\nstatus: {size: 3}");
    assertThat(one.<Object>get("status", "conditions"))
        .isEqualTo(List.of(Map.of("type", "Ready", "status", "True")));
  }

  @Test
  void applyOfAStatusCreatesNothing() {
    assertCode(404, () -> applyStatus("one", "metadata: {name: absent}\nstatus: {size: 1}"));
  }

  @Test
  void replacementWithAnOldVersionIsAConflict() {
    GenericKubernetesResource first = apply("one", false, "metadata: {name: w}\nspec: {size: 1}");
    widget("w").edit(w -> withSpec(w, Map.of("size", 2)));
    assertCode(409, () -> client.resource(withSpec(first, Map.of("size", 3))).update());
    assertCode(409, () -> client.resource(first).updateStatus());
  }

  @Test
  void mergePatchAndCreateTwice() {
    client.resource(yaml("metadata: {name: w}\nspec: {size: 1, color: red}")).create();
    assertCode(409, () -> client.resource(yaml("metadata: {name: w}\nspec: {}")).create());
    GenericKubernetesResource patched =
        widget("w")
            .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"color\":null,\"size\":4}}");
    assertThat(patched.<Object>get("spec")).isEqualTo(Map.of("size", 4));
  }

  @Test
  void nothingIsCreatedInANamespaceThatIsNotThere() {
    GenericKubernetesResource widget = yaml("metadata: {name: w}\nspec: {size: 1}");
    widget.getMetadata().setNamespace("nowhere");
    assertCode(404, () -> client.resource(widget).create());
  }

  @Test
  void finalizersHoldADeletionBack() {
    apply(
        "one", false, "metadata: {name: w, finalizers: [test.athanor.dev/hold]}\nspec: {size: 1}");
    widget("w").delete();
    GenericKubernetesResource held = widget("w").get();
    assertThat(held.isMarkedForDeletion()).isTrue();
    widget("w")
        .edit(
            w -> {
              w.getMetadata().setFinalizers(List.of());
              return w;
            });
    assertThat(widget("w").get()).isNull();
  }

  @Test
  void foregroundDeletionWaitsForTheCollector() {
    apply("one", false, "metadata: {name: w}\nspec: {size: 1}");
    widget("w").withPropagationPolicy(DeletionPropagation.FOREGROUND).delete();
    assertThat(widget("w").get().getMetadata().getFinalizers())
        .containsExactly("foregroundDeletion");
  }

  @Test
  void selectorsChoose() {
    for (String tier : List.of("web", "db", "cache")) {
      client
          .resource(
              new ConfigMapBuilder()
                  .withNewMetadata()
                  .withName(tier)
                  .withNamespace(namespace)
                  .addToLabels("tier", tier)
                  .endMetadata()
                  .build())
          .create();
    }
    var configMaps = client.configMaps().inNamespace(namespace);
    assertThat(configMaps.withLabel("tier", "db").list().getItems()).hasSize(1);
    assertThat(configMaps.withLabelIn("tier", "db", "web").list().getItems()).hasSize(2);
    assertThat(configMaps.withLabelNotIn("tier", "db").withLabel("tier").list().getItems())
        .hasSize(2);
    assertThat(configMaps.withField("metadata.name", "web").list().getItems()).hasSize(1);
  }

  @Test
  void informersSeeEveryChangeAlsoAfterACut() {
    Faults faults = new Faults();
    try (KubernetesClient watched = api.client(faults);
        SharedIndexInformer<ConfigMap> informer =
            watched.configMaps().inNamespace(namespace).runnableInformer(0)) {
      informer.start().toCompletableFuture().join();
      createConfigMap("first");
      createConfigMap("second");
      awaitNames(informer, "first", "second");

      faults.always(new Fault.LoseRequest(), call -> call.isAbout("configmaps"));
      faults.cutWatches();
      client.configMaps().inNamespace(namespace).withName("first").delete();
      createConfigMap("third");
      faults.clear();
      awaitNames(informer, "second", "third");
    }
  }

  private void createConfigMap(String name) {
    client
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .build())
        .create();
  }

  private void awaitNames(SharedIndexInformer<ConfigMap> informer, String... names) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(informer.getStore().list())
                    .extracting(c -> c.getMetadata().getName())
                    .filteredOn(name -> !name.equals("kube-root-ca.crt"))
                    .containsExactlyInAnyOrder(names));
  }

  @Test
  void aJobsTemplateIsFixedAndItsSuspensionIsNot() {
    Job job = client.resource(job("fixed")).create();
    assertThat(job.getSpec().getTemplate().getMetadata().getLabels())
        .containsEntry("batch.kubernetes.io/job-name", "fixed");
    assertCode(
        422,
        () ->
            client
                .resource(job)
                .edit(
                    j -> {
                      var pod = j.getSpec().getTemplate().getSpec();
                      pod.getContainers().get(0).setImage("other");
                      return j;
                    }));
    Job suspended =
        client
            .resource(job)
            .edit(
                j -> {
                  j.getSpec().setSuspend(true);
                  return j;
                });
    assertThat(suspended.getSpec().getSuspend()).isTrue();
    assertThat(suspended.getMetadata().getGeneration()).isEqualTo(2);
  }

  private Job job(String name) {
    return new JobBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(0)
        .withNewTemplate()
        .withNewSpec()
        .withRestartPolicy("Never")
        .addNewContainer()
        .withName("main")
        .withImage("none")
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  @Test
  void aPodOnANodeIsGivenItsGrace() {
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withName("p")
            .withNamespace(namespace)
            .endMetadata()
            .withNewSpec()
            .withNodeName("somewhere")
            .withTerminationGracePeriodSeconds(7L)
            .addNewContainer()
            .withName("main")
            .withImage("none")
            .endContainer()
            .endSpec()
            .build();
    client.resource(pod).create();
    client.resource(pod).delete();
    Pod ending = client.resource(pod).get();
    assertThat(ending.isMarkedForDeletion()).isTrue();
    assertThat(ending.getMetadata().getDeletionGracePeriodSeconds()).isEqualTo(7);
    client.resource(pod).withGracePeriod(0).delete();
    assertThat(client.resource(pod).get()).isNull();
  }

  @Test
  void faultsReachTheClientAndCallsAreNoted() {
    createConfigMap("there");
    Faults faults = new Faults();
    try (KubernetesClient disturbed = api.client(faults)) {
      var there = disturbed.configMaps().inNamespace(namespace).withName("there");
      faults.next(1, new Fault.Answer(409), call -> call.names("there"));
      assertCode(409, there::get);
      faults.next(1, new Fault.Answer(500), call -> call.names("there"));
      faults.next(1, new Fault.LoseAnswer(), call -> call.names("there"));
      assertThat(there.get()).as("the client's own retries").isNotNull();

      faults.forgetCalls();
      there.get();
      assertThat(faults.writes()).isEmpty();
      faults.next(1, new Fault.LoseAnswer(), call -> call.method().equals("DELETE"));
      there.delete();
      assertThat(faults.writes()).extracting(call -> call.method()).containsOnly("DELETE");
      assertThat(there.get()).isNull();
    }
  }

  @Test
  void anAdministratorMayDoEverything() {
    var review =
        client
            .resource(
                new SelfSubjectRulesReviewBuilder()
                    .withNewSpec()
                    .withNamespace(namespace)
                    .endSpec()
                    .build())
            .create();
    assertThat(review.getStatus().getResourceRules())
        .anySatisfy(rule -> assertThat(rule.getVerbs()).contains("*"));
  }

  @Test
  void aNamespaceThatIsSomebodyElsesIsLeftAlone() {
    assertThatThrownBy(() -> Namespaces.create(client, namespace))
        .hasMessageContaining("The namespace " + namespace)
        .hasMessageContaining("is not the sandbox's");

    Namespaces.create(client, namespace + "-ours");
    Namespaces.create(client, namespace + "-ours");
    assertThat(client.namespaces().withName(namespace + "-ours").get().getMetadata().getLabels())
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    assertThat(client.namespaces().withName(namespace).get().getMetadata().getLabels())
        .doesNotContainKey("pod-security.kubernetes.io/enforce");
  }

  @Test
  void kubectlCanReadTheKubeconfig() throws Exception {
    apply("one", false, "metadata: {name: w}\nspec: {size: 3}");
    Process kubectl =
        new ProcessBuilder(
                "kubectl", "--kubeconfig=" + api.kubeconfig(), "-n", namespace, "get", "wd")
            .redirectErrorStream(true)
            .start();
    String printed = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(kubectl.waitFor()).as(printed).isZero();
    assertThat(printed.lines().map(String::strip))
        .containsExactly("NAME   SIZE   READY", "w      3");
  }
}
