package dev.athanor.sandbox.scenario;

import dev.athanor.sandbox.kubernetes.KubernetesApi;
import java.util.Map;

/** The scenarios on the API server in this JVM. */
class InProcessScenariosIT extends Scenarios {

  @Override
  KubernetesApi api() {
    return KubernetesApi.start(KubernetesApi.Wanted.IN_PROCESS, Map.of());
  }
}
