package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A pgbouncer of the machine's own packages, in front of the tests' server. */
final class PgBouncer implements AutoCloseable {

  private final Process process;
  private final int port;

  private PgBouncer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static boolean isInstalled() {
    return InstalledProgram.PGBOUNCER.isThere();
  }

  /**
   * Starts one.
   *
   * @param settings lines of its section pgbouncer
   */
  static PgBouncer start(Path folder, TestDatabase database, String... settings)
      throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path users = Files.writeString(folder.resolve("users.txt"), "\"postgres\" \"secret\"\n");
    Path ini =
        Files.writeString(
            folder.resolve("pgbouncer.ini"),
            """
            [databases]
            * = host=localhost port=%d user=postgres
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            auth_type = trust
            auth_file = %s
            %s
            """
                .formatted(database.port(), port, users, String.join("\n", settings)));
    Path log = folder.resolve("pgbouncer.log");
    Process process =
        new ProcessBuilder(command(folder, ini))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .ignoreException(ConnectException.class)
        .untilAsserted(
            () -> {
              assertThat(process.isAlive()).as(() -> contents(log)).isTrue();
              new Socket(InetAddress.getLoopbackAddress(), port).close();
            });
    return new PgBouncer(process, port);
  }

  /** It refuses to be root. */
  private static List<String> command(Path folder, Path ini) throws IOException {
    List<String> command = new ArrayList<>(List.of("pgbouncer"));
    if (System.getProperty("user.name").equals("root")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      command.addAll(List.of("-u", "nobody"));
    }
    command.add(ini.toString());
    return command;
  }

  private static String contents(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
