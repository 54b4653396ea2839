package dev.athanor.sandbox.kubernetes;

import dev.athanor.sandbox.files.TemporaryFolder;
import dev.athanor.sandbox.inprocess.InProcessServer;
import dev.athanor.sandbox.logs.ContainerLogs;
import java.nio.file.Path;

/** The API in this JVM: starts in a second, needs nothing. */
public final class InProcessApiServer implements KubernetesApi {
  private static final String KUBECONFIG =
      """
      apiVersion: v1
      kind: Config
      current-context: sandbox
      clusters:
      - name: sandbox
        cluster: {server: "%s"}
      contexts:
      - name: sandbox
        context: {cluster: sandbox, user: admin, namespace: default}
      users:
      - name: admin
        user: {}
      """;

  private final InProcessServer server;
  private final TemporaryFolder folder;
  private final Access access;

  private InProcessApiServer(InProcessServer server, TemporaryFolder folder, Access access) {
    this.server = server;
    this.folder = folder;
    this.access = access;
  }

  static InProcessApiServer start() {
    InProcessServer server = InProcessServer.start();
    TemporaryFolder folder = TemporaryFolder.create("api");
    Path kubeconfig = folder.write("kubeconfig", KUBECONFIG.formatted(server.url()));
    return new InProcessApiServer(server, folder, Access.to(kubeconfig));
  }

  @Override
  public Access access() {
    return access;
  }

  @Override
  public String describe() {
    return "Kubernetes API in this process";
  }

  @Override
  public void serveLogs(String node, ContainerLogs logs) {
    server.serve(logs);
  }

  @Override
  public boolean hasControllers() {
    return false;
  }

  @Override
  public void close() {
    try (folder;
        server) {
      access.admin().close();
    }
  }
}
