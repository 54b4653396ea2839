package dev.athanor.sandbox.logs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.athanor.sandbox.files.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The HTTPS endpoint of a kubelet that kube-apiserver asks for {@code pods/log}: {@code
 * /containerLogs/<namespace>/<pod>/<container>}. An API server that was given no authority for
 * kubelets takes any certificate, so that one is made on the spot.
 */
public final class KubeletEndpoint implements AutoCloseable {
  private static final char[] PASSWORD = "sandbox".toCharArray();

  private final HttpsServer server;

  private KubeletEndpoint(HttpsServer server) {
    this.server = server;
  }

  /** Listens on a free port of the loopback interface. */
  public static KubeletEndpoint start(ContainerLogs logs) {
    try {
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls()));
      server.createContext("/containerLogs/", exchange -> answer(exchange, logs));
      server.start();
      return new KubeletEndpoint(server);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("The kubelet's endpoint did not start", e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, ContainerLogs logs) throws IOException {
    try (exchange) {
      List<String> path = List.of(exchange.getRequestURI().getPath().split("/", -1));
      String log =
          path.size() < 5 ? null : logs.of(path.get(2), path.get(3), path.get(4)).orElse(null);
      String text = log == null ? "the container was never started" : log;
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain");
      exchange.sendResponseHeaders(
          log == null ? HttpURLConnection.HTTP_BAD_REQUEST : HttpURLConnection.HTTP_OK,
          body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static SSLContext tls() throws IOException, GeneralSecurityException {
    try (TemporaryFolder folder = TemporaryFolder.create("kubelet")) {
      Path file = folder.path().resolve("keys");
      makeKey(file);
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream stored = Files.newInputStream(file)) {
        keys.load(stored, PASSWORD);
      }
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    }
  }

  /** The JDK makes certificates by its tool alone. */
  private static void makeKey(Path file) throws IOException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "kubelet",
                "-keyalg",
                "EC",
                "-dname",
                "CN=sandbox",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.onExit().join().exitValue() != 0) {
      throw new IOException("keytool made no certificate: " + said);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
