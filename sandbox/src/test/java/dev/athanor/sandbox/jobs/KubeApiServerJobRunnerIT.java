package dev.athanor.sandbox.jobs;

import dev.athanor.sandbox.kubernetes.KubeApiServer;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
    named = KubeApiServer.ASSETS,
    matches = ".+",
    disabledReason =
        "KUBEBUILDER_ASSETS names no folder with etcd, kube-apiserver and kubectl: Job statuses"
            + " are NOT proven against the real API server's validation")
class KubeApiServerJobRunnerIT extends JobRunnerContract {
  KubeApiServerJobRunnerIT() {
    super(KubernetesApi.start(KubernetesApi.Wanted.KUBE_API_SERVER, Map.copyOf(System.getenv())));
  }
}
