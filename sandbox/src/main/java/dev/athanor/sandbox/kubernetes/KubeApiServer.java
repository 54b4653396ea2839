package dev.athanor.sandbox.kubernetes;

import dev.athanor.sandbox.files.TemporaryFolder;
import dev.athanor.sandbox.logs.ContainerLogs;
import dev.athanor.sandbox.logs.KubeletEndpoint;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubeapitest.KubeAPITestException;
import io.fabric8.kubeapitest.binary.OSInfo;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Real etcd and kube-apiserver as child processes, without controllers, scheduler or nodes. */
public final class KubeApiServer implements KubernetesApi {
  /** The field's name for the folder with the binaries (controller-runtime's setup-envtest). */
  public static final String ASSETS = "KUBEBUILDER_ASSETS";

  private static final List<String> BINARIES = List.of("etcd", "kube-apiserver", "kubectl");
  // kube-api-test finds binaries by a version in a folder's name; which one does not matter here.
  private static final String VERSION = "0.0.0";

  private final KubeAPIServer server;
  private final TemporaryFolder folder;
  private final Access access;
  private final String version;
  private @Nullable KubeletEndpoint kubelet;

  private KubeApiServer(KubeAPIServer server, TemporaryFolder folder, Access access) {
    this.server = server;
    this.folder = folder;
    this.access = access;
    this.version = access.admin().getKubernetesVersion().getGitVersion();
  }

  static KubeApiServer start(Path assets) {
    TemporaryFolder folder = TemporaryFolder.create("api");
    KubeAPIServer server =
        new KubeAPIServer(
            KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(folder.path().toString())
                .withApiServerVersion(VERSION)
                .withOfflineMode(true)
                .withWaitForEtcdHealthCheckOnStartup(false)
                .withStartupTimeout(60_000)
                .build());
    try {
      link(assets, folder.path());
      server.start();
      Path kubeconfig = folder.write("kubeconfig", server.getKubeConfigYaml());
      return new KubeApiServer(server, folder, Access.to(kubeconfig));
    } catch (KubeAPITestException e) {
      stop(server);
      folder.close();
      throw new IllegalStateException("kube-apiserver did not start: " + e.getMessage(), e);
    }
  }

  private static void link(Path assets, Path folder) {
    OSInfo os = new OSInfo();
    Path binaries =
        folder.resolve("k8s").resolve(VERSION + "-" + os.getOSName() + "-" + os.getOSArch());
    try {
      Files.createDirectories(binaries);
      for (String binary : BINARIES) {
        Path target = assets.resolve(binary).toAbsolutePath();
        if (!Files.isExecutable(target)) {
          throw new IllegalStateException(
              "%s names %s, but there is no executable %s in it".formatted(ASSETS, assets, binary));
        }
        Files.createSymbolicLink(binaries.resolve(binary), target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot link the binaries of " + assets, e);
    }
  }

  private static void stop(KubeAPIServer server) {
    try {
      server.stop();
    } catch (RuntimeException alreadyDown) {
      // It cleans up after etcd even where etcd never came up, and fails at that.
    }
  }

  @Override
  public Access access() {
    return access;
  }

  @Override
  public String describe() {
    return "kube-apiserver " + version;
  }

  @Override
  public void serveLogs(String node, ContainerLogs logs) {
    KubeletEndpoint endpoint = KubeletEndpoint.start(logs);
    kubelet = endpoint;
    Node there =
        new NodeBuilder()
            .withNewMetadata()
            .withName(node)
            .endMetadata()
            .withNewStatus()
            .addNewAddress("127.0.0.1", "InternalIP")
            .withNewDaemonEndpoints()
            .withNewKubeletEndpoint(endpoint.port())
            .endDaemonEndpoints()
            .endStatus()
            .build();
    client().resource(there).create();
    client().resource(there).updateStatus();
  }

  @Override
  public boolean hasControllers() {
    return false;
  }

  @Override
  public void close() {
    try (folder) {
      access.admin().close();
      server.stop();
      if (kubelet != null) {
        kubelet.close();
      }
    }
  }
}
