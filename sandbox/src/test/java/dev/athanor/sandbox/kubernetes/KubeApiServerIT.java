package dev.athanor.sandbox.kubernetes;

import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
    named = KubeApiServer.ASSETS,
    matches = ".+",
    disabledReason =
        "KUBEBUILDER_ASSETS names no folder with etcd, kube-apiserver and kubectl: the contract is"
            + " NOT proven on the real API server")
class KubeApiServerIT extends KubernetesApiContract {
  KubeApiServerIT() {
    super(KubernetesApi.start(KubernetesApi.Wanted.KUBE_API_SERVER, Map.copyOf(System.getenv())));
  }
}
