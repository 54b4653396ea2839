package dev.athanor.sandbox.postgres;

import dev.athanor.sandbox.files.TemporaryFolder;
import dev.athanor.sandbox.waiting.Await;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A server of the embedded binaries, on a free port of the loopback interface. */
final class EmbeddedServer implements PostgresServer {
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);
  private static final String ONLY_WITH_PASSWORD = "host all all 127.0.0.1/32 scram-sha-256\n";

  private final EmbeddedPostgres server;
  private final TemporaryFolder folder;
  private final String password;

  private EmbeddedServer(EmbeddedPostgres server, TemporaryFolder folder, String password) {
    this.server = server;
    this.folder = folder;
    this.password = password;
  }

  /**
   * Starts a server; the first time on a machine it unpacks the binaries.
   *
   * @throws IllegalStateException with a sentence for people when it does not start
   */
  static EmbeddedServer start(String password) {
    TemporaryFolder folder = TemporaryFolder.create("postgres");
    Path data = folder.path().resolve("data");
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).start();
      EmbeddedServer started = new EmbeddedServer(server, folder, password);
      started.requirePasswords(data);
      return started;
    } catch (IOException | SQLException e) {
      folder.close();
      throw new IllegalStateException("PostgreSQL did not start: " + e.getMessage(), e);
    }
  }

  // The library starts the server with trust, and looks whether it is up without a password.
  private void requirePasswords(Path data) throws IOException, SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
      Files.writeString(data.resolve("pg_hba.conf"), ONLY_WITH_PASSWORD);
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  @Override
  public int port() {
    return server.getPort();
  }

  @Override
  public String address() {
    return SandboxDatabase.HOST + ":" + port();
  }

  @Override
  public String password() {
    return password;
  }

  @Override
  public void close() {
    Path postmaster = folder.path().resolve("data").resolve("postmaster.pid");
    try (folder) {
      server.close();
      // On exit the library's own hook may be stopping the server already: then close() does
      // nothing.
      Await.until("PostgreSQL has stopped", STOPS_WITHIN, () -> Files.notExists(postmaster));
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }
}
