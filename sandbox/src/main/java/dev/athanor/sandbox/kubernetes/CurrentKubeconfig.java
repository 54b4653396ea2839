package dev.athanor.sandbox.kubernetes;

import dev.athanor.sandbox.faults.Faults;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;

/** The cluster that kubectl would talk to. Nothing of it is started or stopped here. */
public final class CurrentKubeconfig implements KubernetesApi {
  private final Access access;

  private CurrentKubeconfig(Access access) {
    this.access = access;
  }

  static CurrentKubeconfig connect() {
    return Config.getKubeconfigFilenames().stream()
        .map(Path::of)
        .filter(java.nio.file.Files::isReadable)
        .findFirst()
        .map(file -> new CurrentKubeconfig(Access.to(file)))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "There is no kubeconfig: set KUBECONFIG, or create ~/.kube/config"));
  }

  @Override
  public KubernetesClient client() {
    return access.admin();
  }

  @Override
  public KubernetesClient client(Faults faults) {
    return access.client(faults);
  }

  @Override
  public Path kubeconfig() {
    return access.kubeconfig();
  }

  @Override
  public String describe() {
    return "cluster at " + client().getMasterUrl();
  }

  @Override
  public boolean hasControllers() {
    return true;
  }

  @Override
  public void close() {
    access.admin().close();
  }
}
