package dev.athanor.sandbox.jobs;

import dev.athanor.sandbox.kubernetes.KubernetesApi;
import java.util.Map;

class InProcessJobRunnerIT extends JobRunnerContract {
  InProcessJobRunnerIT() {
    super(KubernetesApi.start(KubernetesApi.Wanted.IN_PROCESS, Map.of()));
  }
}
