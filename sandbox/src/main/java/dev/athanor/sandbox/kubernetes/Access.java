package dev.athanor.sandbox.kubernetes;

import dev.athanor.sandbox.faults.Faults;
import dev.athanor.sandbox.faults.FaultyHttpClientFactory;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A kubeconfig and the clients made from it, always on the HTTP client that production uses. */
public record Access(Path kubeconfig, KubernetesClient admin) {

  static Access to(Path kubeconfig) {
    return new Access(kubeconfig, build(kubeconfig, new JdkHttpClientFactory()));
  }

  KubernetesClient client(Faults faults) {
    return build(kubeconfig, new FaultyHttpClientFactory(faults));
  }

  private static KubernetesClient build(Path kubeconfig, HttpClient.Factory http) {
    try {
      Config config = Config.fromKubeconfig(Files.readString(kubeconfig));
      return new KubernetesClientBuilder().withConfig(config).withHttpClientFactory(http).build();
    } catch (IOException e) {
      throw new UncheckedIOException("The kubeconfig " + kubeconfig + " cannot be read", e);
    }
  }
}
