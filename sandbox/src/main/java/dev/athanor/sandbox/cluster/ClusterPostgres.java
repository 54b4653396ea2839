package dev.athanor.sandbox.cluster;

import dev.athanor.sandbox.postgres.PostgresServer;
import dev.athanor.sandbox.waiting.Await;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A server in a Pod behind a Service, reached from here through the API server. */
final class ClusterPostgres implements PostgresServer {
  private static final String NAME = "postgres";
  private static final int PORT = 5432;
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

  private static final String MANIFEST =
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: postgres}
      stringData: {password: "%1$s"}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: postgres}
      spec:
        selector: {app: postgres}
        ports: [{port: 5432}]
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: postgres
        labels: {app: postgres}
      spec:
        automountServiceAccountToken: false
        securityContext:
          runAsNonRoot: true
          runAsUser: 999
          runAsGroup: 999
          fsGroup: 999
          seccompProfile: {type: RuntimeDefault}
        containers:
        - name: postgres
          image: %2$s
          imagePullPolicy: IfNotPresent
          args: ["-c", "max_connections=200", "-c", "fsync=off"]
          env:
          - {name: PGDATA, value: /data/pg}
          - name: POSTGRES_PASSWORD
            valueFrom: {secretKeyRef: {name: postgres, key: password}}
          securityContext:
            allowPrivilegeEscalation: false
            capabilities: {drop: [ALL]}
          readinessProbe:
            # Over TCP: while it makes its files, the public image listens on a socket only.
            exec: {command: [pg_isready, --host, 127.0.0.1, --username, postgres]}
            periodSeconds: 1
          volumeMounts:
          - {name: data, mountPath: /data}
        volumes:
        - {name: data, emptyDir: {}}
      """;

  private final LocalPortForward forward;
  private final String namespace;
  private final String password;

  private ClusterPostgres(LocalPortForward forward, String namespace, String password) {
    this.forward = forward;
    this.namespace = namespace;
    this.password = password;
  }

  /**
   * Starts one in this namespace, in which none is.
   *
   * @throws dev.athanor.sandbox.waiting.NotInTimeException when it does not start
   */
  static ClusterPostgres start(
      KubernetesClient client, String namespace, String image, String password) {
    client.load(stream(MANIFEST.formatted(password, image))).inNamespace(namespace).create();
    PodResource pod = client.pods().inNamespace(namespace).withName(NAME);
    Await.until(
        "PostgreSQL is ready in the cluster",
        STARTS_WITHIN,
        () -> Readiness.isPodReady(pod.get()),
        () -> inWords(pod.get()));
    LocalPortForward forward = pod.portForward(PORT, InetAddress.getLoopbackAddress(), 0);
    return new ClusterPostgres(forward, namespace, password);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String inWords(Pod pod) {
    return "the Pod %s is %s, %s"
        .formatted(
            pod.getMetadata().getName(),
            pod.getStatus().getPhase(),
            pod.getStatus().getContainerStatuses().stream().map(s -> s.getState()).toList());
  }

  @Override
  public int port() {
    return forward.getLocalPort();
  }

  @Override
  public String address() {
    return "%s.%s.svc:%d".formatted(NAME, namespace, PORT);
  }

  @Override
  public String password() {
    return password;
  }

  /** The Pod goes with its namespace. */
  @Override
  public void close() {
    try {
      forward.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The port forward did not stop", e);
    }
  }
}
