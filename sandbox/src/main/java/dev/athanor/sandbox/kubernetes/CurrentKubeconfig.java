package dev.athanor.sandbox.kubernetes;

import io.fabric8.kubernetes.client.Config;
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
  public Access access() {
    return access;
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
