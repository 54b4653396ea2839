package dev.athanor.sandbox.cluster;

import dev.athanor.sandbox.CanCrash;
import dev.athanor.sandbox.OperatorUnderTest;
import dev.athanor.sandbox.waiting.Await;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The operator in its Pod, from its image, as its chart installs it with nothing but its image set.
 */
final class InstalledOperator implements OperatorUnderTest, AutoCloseable {
  static final String RELEASE = "athanor";
  private static final String IMAGE = "athanor-operator";
  private static final String TAG = "scenarios";
  private static final Duration CHANGES_WITHIN = Duration.ofMinutes(2);

  private final KubernetesClient admin;
  private final Path kubeconfig;
  private final Path project;
  private final String namespace;
  private final String helm;

  private InstalledOperator(
      KubernetesClient admin, Path kubeconfig, Path project, String namespace, String helm) {
    this.admin = admin;
    this.kubeconfig = kubeconfig;
    this.project = project;
    this.namespace = namespace;
    this.helm = helm;
  }

  /** Builds the operator's image and brings it to the nodes; nothing is installed yet. */
  static InstalledOperator of(
      KubernetesClient admin,
      Path kubeconfig,
      Path project,
      String namespace,
      ClusterSettings settings,
      ClusterImages images) {
    images.build(IMAGE + ":" + TAG, project.resolve("operator"));
    images.load(IMAGE + ":" + TAG);
    return new InstalledOperator(admin, kubeconfig, project, namespace, settings.helm());
  }

  /** Installs it, or starts it again; the client is not used, for the Pod has its own. */
  @Override
  public AutoCloseable start(KubernetesClient unused) {
    try {
      helm(
          List.of(
              "upgrade",
              "--install",
              RELEASE,
              project.resolve("helm/athanor").toString(),
              "--set",
              "image.repository=%s,image.tag=%s".formatted(IMAGE, TAG),
              "--wait",
              "--timeout=2m"));
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          "The operator did not start: %s Its Pods: %s".formatted(e.getMessage(), inWords()), e);
    }
    scale(1);
    return new Pods();
  }

  private String inWords() {
    return pods().list().getItems().stream()
            .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
            .map(status -> status.getState().toString())
            .collect(Collectors.joining("; "))
        + ". If a node lacks the image, say with cluster.images.load how it gets there.";
  }

  private void scale(int replicas) {
    admin.apps().deployments().inNamespace(namespace).withName(RELEASE).scale(replicas);
    Await.until(
        "%d Pods of the operator are ready".formatted(replicas),
        CHANGES_WITHIN,
        () -> {
          List<Pod> pods = pods().list().getItems();
          return pods.size() == replicas && pods.stream().allMatch(Readiness::isPodReady);
        });
  }

  private FilterWatchListDeletable<Pod, PodList, PodResource> pods() {
    return admin.pods().inNamespace(namespace).withLabel("app.kubernetes.io/instance", RELEASE);
  }

  private void helm(List<String> words) {
    List<String> all = new ArrayList<>(List.of(helm, "--namespace", namespace));
    all.addAll(words);
    new Command(all, Map.of("KUBECONFIG", kubeconfig.toString())).run();
  }

  /** Also from an earlier run that was cut short. */
  void uninstall() {
    helm(List.of("uninstall", RELEASE, "--ignore-not-found", "--wait"));
  }

  @Override
  public void close() {
    uninstall();
  }

  /** What runs of it. */
  private final class Pods implements AutoCloseable, CanCrash {
    @Override
    public void close() {
      scale(0);
    }

    @Override
    public void crash() {
      List<String> crashing =
          pods().list().getItems().stream().map(pod -> pod.getMetadata().getUid()).toList();
      pods().withGracePeriod(0).delete();
      Await.until(
          "the operator's Pod is gone",
          CHANGES_WITHIN,
          () ->
              pods().list().getItems().stream()
                  .noneMatch(pod -> crashing.contains(pod.getMetadata().getUid())));
    }
  }
}
