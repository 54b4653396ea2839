package dev.athanor.sandbox.kubernetes;

import dev.athanor.sandbox.faults.Faults;
import dev.athanor.sandbox.logs.ContainerLogs;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A running Kubernetes API and the way in. Closing it stops what was started for it. */
public sealed interface KubernetesApi extends AutoCloseable
    permits CurrentKubeconfig, KubeApiServer, InProcessApiServer {

  /** Which API is asked for. */
  enum Wanted {
    /** Real binaries where {@code KUBEBUILDER_ASSETS} says they are, else in process. */
    BEST,
    /** The cluster that kubectl would talk to. */
    CURRENT_KUBECONFIG,
    /** etcd and kube-apiserver from {@code KUBEBUILDER_ASSETS}. */
    KUBE_API_SERVER,
    /** The one in this JVM. */
    IN_PROCESS
  }

  /**
   * Starts an API.
   *
   * @param environment {@code System.getenv()}
   * @throws IllegalStateException with a sentence for people when it cannot be had
   */
  static KubernetesApi start(Wanted wanted, Map<String, String> environment) {
    @Nullable String assets = environment.get(KubeApiServer.ASSETS);
    return switch (wanted) {
      case BEST ->
          assets == null ? InProcessApiServer.start() : KubeApiServer.start(Path.of(assets));
      case CURRENT_KUBECONFIG -> CurrentKubeconfig.connect();
      case KUBE_API_SERVER -> {
        if (assets == null) {
          throw new IllegalStateException(
              KubeApiServer.ASSETS
                  + " is not set: it names the folder with etcd, kube-apiserver and kubectl");
        }
        yield KubeApiServer.start(Path.of(assets));
      }
      case IN_PROCESS -> InProcessApiServer.start();
    };
  }

  /** Its kubeconfig, and the clients made from it. */
  Access access();

  /** The administrator's client, shared; do not close it. */
  default KubernetesClient client() {
    return access().admin();
  }

  /**
   * A client of its own for somebody who is to be observed or disturbed; the caller closes it.
   *
   * @param faults asked about each of its requests
   */
  default KubernetesClient client(Faults faults) {
    return access().client(faults);
  }

  /** A file that kubectl can use. */
  default Path kubeconfig() {
    return access().kubeconfig();
  }

  /**
   * Serves what containers print, where this API has no kubelets of its own.
   *
   * @param node that the Pods are on
   */
  default void serveLogs(String node, ContainerLogs logs) {}

  /** What it is, for people. */
  String describe();

  /** Whether it has Job controller, kubelet and garbage collector of its own. */
  boolean hasControllers();

  @Override
  void close();
}
