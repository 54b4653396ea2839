package dev.athanor.sandbox.kubernetes;

import dev.athanor.sandbox.waiting.Await;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The namespaces that a sandbox made, and may delete: they are marked. */
public final class Namespaces {
  private static final String OURS = "athanor.dev/sandbox";
  private static final Duration GONE_WITHIN = Duration.ofMinutes(3);

  private Namespaces() {}

  /**
   * Creates one where it is not there; nothing but restricted Pods runs in it.
   *
   * @throws IllegalStateException when it is there and somebody else's
   */
  public static void create(KubernetesClient client, String name) {
    Namespace there = client.namespaces().withName(name).get();
    if (there != null && !isOurs(there)) {
      throw new IllegalStateException(
          "The namespace %s of %s is not the sandbox's: it is left alone"
              .formatted(name, client.getMasterUrl()));
    }
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(
                    Map.of(OURS, "true", "pod-security.kubernetes.io/enforce", "restricted"))
                .endMetadata()
                .build())
        .serverSideApply();
  }

  private static boolean isOurs(Namespace namespace) {
    Map<String, String> labels = namespace.getMetadata().getLabels();
    return labels != null && labels.containsKey(OURS);
  }

  /** Deletes them all, and waits until they are gone. */
  public static void clear(KubernetesClient client) {
    client.namespaces().withLabel(OURS).delete();
    Await.until(
        "the sandbox's namespaces are gone",
        GONE_WITHIN,
        () -> left(client).isEmpty(),
        () -> String.join(", ", left(client)));
  }

  private static List<String> left(KubernetesClient client) {
    return client.namespaces().withLabel(OURS).list().getItems().stream()
        .map(namespace -> namespace.getMetadata().getName())
        .toList();
  }
}
