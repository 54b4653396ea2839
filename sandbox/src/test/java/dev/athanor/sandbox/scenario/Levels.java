package dev.athanor.sandbox.scenario;

import dev.athanor.sandbox.kubernetes.KubernetesApi.Wanted;
import java.util.stream.Stream;

/** What the scenarios are told on: API servers with the sandbox's own Jobs, or a real cluster. */
final class Levels {
  /** Set by the Maven profile of that name. */
  static final String CLUSTER = "athanor.cluster";

  private Levels() {}

  /** Whether this run is about the cluster of the current kubeconfig, and nothing else. */
  static boolean isCluster() {
    return Boolean.getBoolean(CLUSTER);
  }

  static Stream<Wanted> ofThisRun() {
    return isCluster()
        ? Stream.of(Wanted.CURRENT_KUBECONFIG)
        : Stream.of(Wanted.IN_PROCESS, Wanted.KUBE_API_SERVER);
  }
}
