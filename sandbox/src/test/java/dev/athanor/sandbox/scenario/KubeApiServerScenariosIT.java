package dev.athanor.sandbox.scenario;

import dev.athanor.sandbox.kubernetes.KubernetesApi;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The scenarios on a real kube-apiserver. */
@EnabledIfEnvironmentVariable(
    named = "KUBEBUILDER_ASSETS",
    matches = ".+",
    disabledReason =
        "KUBEBUILDER_ASSETS names no folder with etcd, kube-apiserver and kubectl: the scenarios"
            + " are NOT proven on the real API server")
class KubeApiServerScenariosIT extends Scenarios {

  @Override
  KubernetesApi api() {
    return KubernetesApi.start(KubernetesApi.Wanted.KUBE_API_SERVER, Map.copyOf(System.getenv()));
  }
}
