package dev.athanor.sandbox.scenario;

import dev.athanor.operator.AthanorOperator;
import dev.athanor.operator.runtime.Settings;
import dev.athanor.sandbox.Sandbox;
import dev.athanor.sandbox.cluster.Cluster;
import dev.athanor.sandbox.cluster.ClusterSettings;
import dev.athanor.sandbox.files.TemporaryFolder;
import dev.athanor.sandbox.jobs.EngineCommand;
import dev.athanor.sandbox.kubernetes.KubeApiServer;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/**
 * The sandboxes of this JVM, one on each API server. Starting one costs seconds: it is started when
 * it is first asked for, shared by all the scenarios, and closed by JUnit at the end of the run.
 */
final class Sandboxes implements AutoCloseable {
  private final Map<KubernetesApi.Wanted, Sandbox> started =
      new EnumMap<>(KubernetesApi.Wanted.class);
  private final TemporaryFolder images = TemporaryFolder.create("scenarios");

  private Sandboxes() {}

  /** Hands the JVM's sandboxes to whoever asks for them. */
  static final class Resolver extends TypeBasedParameterResolver<Sandboxes> {
    @Override
    public Sandboxes resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return Objects.requireNonNull(
          test.getRoot()
              .getStore(Namespace.create(Sandboxes.class))
              .getOrComputeIfAbsent(Sandboxes.class, key -> new Sandboxes(), Sandboxes.class));
    }
  }

  /** The sandbox on this API server, with its operator running. */
  Sandbox on(KubernetesApi.Wanted server) {
    return started.computeIfAbsent(server, Sandboxes::start);
  }

  /** An empty folder that is there for as long as the sandboxes, which read it at every pull. */
  Path newFolder() {
    try {
      return Files.createTempDirectory(images.path(), "image-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sandbox start(KubernetesApi.Wanted server) {
    KubernetesApi api = KubernetesApi.start(server, Map.copyOf(System.getenv()));
    Sandbox sandbox =
        server == KubernetesApi.Wanted.CURRENT_KUBECONFIG
            ? onCluster(api)
            : Sandbox.start(
                api,
                EngineCommand.entryPoint(),
                client -> AthanorOperator.start(withRights(api, client), Settings.DEFAULT));
    try {
      sandbox.startOperator();
      return sandbox;
    } catch (RuntimeException e) {
      sandbox.close();
      throw e;
    }
  }

  /** The API server in this process asks nobody for rights; a cluster's operator has its own. */
  private static KubernetesClient withRights(KubernetesApi api, KubernetesClient client) {
    return api instanceof KubeApiServer ? ProductionRights.of(api.client(), client) : client;
  }

  private static Sandbox onCluster(KubernetesApi api) {
    System.err.println("The scenarios run on the " + api.describe());
    Path project = Path.of("..").toAbsolutePath().normalize();
    ClusterSettings settings = ClusterSettings.of(System.getProperties());
    return Sandbox.on(api, Cluster.prepare(api, project, settings));
  }

  @Override
  public void close() {
    started.values().forEach(Sandbox::close);
    images.close();
  }
}
