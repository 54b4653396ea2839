package dev.athanor.sandbox.cluster;

import dev.athanor.sandbox.OperatorUnderTest;
import dev.athanor.sandbox.images.Images;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.kubernetes.Namespaces;
import dev.athanor.sandbox.postgres.SandboxPostgres;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;

/**
 * What a sandbox needs on a cluster. All of it is gone once closed, but for the CRD and the images.
 */
public final class Cluster implements AutoCloseable {
  private static final String NAMESPACE = "athanor-sandbox";

  private final KubernetesClient client;
  private final ClusterImages images;
  private final InstalledOperator operator;
  private final SandboxPostgres postgres;

  private Cluster(KubernetesApi api, Path project, ClusterSettings settings) {
    client = api.client();
    requireNoOther(client);
    images = ClusterImages.on(project, settings);
    operator = InstalledOperator.of(client, api.kubeconfig(), project, NAMESPACE, settings, images);
    clear();
    Namespaces.create(client, NAMESPACE);
    String password = SandboxPostgres.newPassword();
    postgres =
        SandboxPostgres.on(ClusterPostgres.start(client, NAMESPACE, settings.postgres(), password));
  }

  /**
   * Builds the images, and starts everything but the operator.
   *
   * @param api stays the caller's
   * @param project the folder of the whole project, packaged
   * @throws IllegalStateException with a sentence for people when something cannot be had
   */
  public static Cluster prepare(KubernetesApi api, Path project, ClusterSettings settings) {
    return new Cluster(api, project, settings);
  }

  public Images images() {
    return images;
  }

  public SandboxPostgres postgres() {
    return postgres;
  }

  public OperatorUnderTest operator() {
    return operator;
  }

  // Two operators would both keep the scenarios' resources, and this one would keep the other's.
  private static void requireNoOther(KubernetesClient client) {
    client
        .apps()
        .deployments()
        .inAnyNamespace()
        .withLabel("app.kubernetes.io/name", "athanor")
        .list()
        .getItems()
        .stream()
        .filter(deployment -> !NAMESPACE.equals(deployment.getMetadata().getNamespace()))
        .findFirst()
        .ifPresent(
            other -> {
              throw new IllegalStateException(
                  "An Athanor is installed in the namespace %s of %s already: choose another cluster"
                          .formatted(other.getMetadata().getNamespace(), client.getMasterUrl())
                      + " by KUBECONFIG, or uninstall it.");
            });
  }

  private void clear() {
    operator.uninstall();
    Namespaces.clear(client);
  }

  @Override
  public void close() {
    postgres.close();
    clear();
  }
}
