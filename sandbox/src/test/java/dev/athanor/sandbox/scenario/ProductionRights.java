package dev.athanor.sandbox.scenario;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lets the operator do what the chart's rules allow, where the API server asks for rights. */
final class ProductionRights {
  private static final Path RULES = Path.of("../helm/athanor/templates/_rules.tpl");
  private static final String NAME = "athanor";
  private static final String USER = "system:serviceaccount:athanor-system:athanor";

  // What the chart adds to the rules, see rbac.yaml.
  private static final String CLUSTER_NAME =
      """
      - apiGroups: [""]
        resources: [namespaces]
        resourceNames: [kube-system]
        verbs: [get]
      """;

  private ProductionRights() {}

  /**
   * The same client, as the operator's ServiceAccount.
   *
   * @param admin may write roles
   */
  static KubernetesClient of(KubernetesClient admin, KubernetesClient client) {
    admin.resource(role()).forceConflicts().serverSideApply();
    admin.resource(binding()).forceConflicts().serverSideApply();
    return client
        .newClient(new RequestConfigBuilder().withImpersonateUsername(USER).build())
        .adapt(KubernetesClient.class);
  }

  private static ClusterRole role() {
    try (Stream<String> lines = Files.lines(RULES)) {
      String rules =
          lines.filter(line -> !line.startsWith("{{")).collect(Collectors.joining("\n", "", "\n"));
      return Serialization.unmarshal(
          """
          apiVersion: rbac.authorization.k8s.io/v1
          kind: ClusterRole
          metadata: {name: %s}
          rules:
          """
                  .formatted(NAME)
              + rules
              + CLUSTER_NAME,
          ClusterRole.class);
    } catch (IOException e) {
      throw new UncheckedIOException("The chart's rules cannot be read", e);
    }
  }

  private static ClusterRoleBinding binding() {
    return new ClusterRoleBindingBuilder()
        .withNewMetadata()
        .withName(NAME)
        .endMetadata()
        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", NAME)
        .addNewSubject("rbac.authorization.k8s.io", "User", USER, null)
        .build();
  }
}
