package dev.athanor.api.v1alpha1;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubeapitest.Utils;
import io.fabric8.kubeapitest.binary.OSInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A kube-apiserver and its etcd, from the directory that {@value #ASSETS} names, as in
 * controller-runtime's envtest; and the kubectl beside them.
 */
final class KubeApiServer implements AutoCloseable {
  static final String ASSETS = "KUBEBUILDER_ASSETS";
  private static final String ANY_VERSION = "envtest";
  private static final int STARTUP_MILLISECONDS = 120_000;

  private final KubeAPIServer server;
  private final Path assets;
  private final Path home;
  private final Path link;

  private KubeApiServer(KubeAPIServer server, Path assets, Path home, Path link) {
    this.server = server;
    this.assets = assets;
    this.home = home;
    this.link = link;
  }

  /** What kubectl answered. */
  record Answer(int exit, String out, String err) {}

  /** The directory with etcd, kube-apiserver and kubectl, if this machine has one. */
  static Optional<Path> assets() {
    return Optional.ofNullable(System.getenv(ASSETS)).filter(name -> !name.isBlank()).map(Path::of);
  }

  /** Starts both and waits until they answer. Everything they write is below {@code home}. */
  static KubeApiServer start(Path assets, Path home) throws IOException {
    Path link = linkAssets(assets, home);
    KubeAPIServer server =
        new KubeAPIServer(
            KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(home.toString())
                .withApiServerVersion(ANY_VERSION)
                .withOfflineMode(true)
                .withStartupTimeout(STARTUP_MILLISECONDS)
                .build());
    server.start();
    Files.writeString(home.resolve("kubeconfig"), server.getKubeConfigYaml(), UTF_8);
    return new KubeApiServer(server, assets, home, link);
  }

  /** kube-api-test looks for {@code k8s/<version>-<os>-<architecture>/} and nothing else. */
  private static Path linkAssets(Path assets, Path home) throws IOException {
    Path versions = Files.createDirectories(home.resolve("k8s"));
    Path version = versions.resolve(ANY_VERSION + Utils.platformSuffix(new OSInfo()));
    return Files.createSymbolicLink(version, assets.toAbsolutePath());
  }

  /** Runs kubectl and answers what it said, whether or not it succeeded. */
  Answer kubectl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(assets.resolve("kubectl").toString());
    command.add("--kubeconfig=" + home.resolve("kubeconfig"));
    command.add("--cache-dir=" + home.resolve("cache"));
    command.addAll(List.of(arguments));
    Path errors = Files.createTempFile(home, "kubectl", ".err");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Answer(process.waitFor(), out, Files.readString(errors, UTF_8));
  }

  @Override
  public void close() throws IOException {
    server.stop();
    Files.delete(link);
  }
}
