package dev.athanor.operator.runtime;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What tells this cluster from another one that may reach the same database. */
public final class ClusterName {
  private static final Logger LOGGER = LoggerFactory.getLogger(ClusterName.class);
  private static final String UNNAMED = "unnamed";

  private ClusterName() {}

  /** The name from the settings, else the uid of kube-system, which no other cluster has. */
  public static String of(KubernetesClient client, Settings settings) {
    return settings.cluster().orElseGet(() -> systemNamespace(client));
  }

  private static String systemNamespace(KubernetesClient client) {
    try {
      Namespace namespace = client.namespaces().withName("kube-system").get();
      if (namespace != null) {
        return namespace.getMetadata().getUid();
      }
    } catch (KubernetesClientException e) {
      LOGGER.info("Cannot read the namespace kube-system: {}", e.getMessage());
    }
    LOGGER.warn(
        "This cluster has no name: set ATHANOR_CLUSTER, so that another cluster is not taken for it.");
    return UNNAMED;
  }
}
