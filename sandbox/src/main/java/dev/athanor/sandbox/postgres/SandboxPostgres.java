package dev.athanor.sandbox.postgres;

import dev.athanor.sandbox.files.TemporaryFolder;
import dev.athanor.sandbox.waiting.Await;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A PostgreSQL server on a free port of the loopback interface, gone once closed. */
public final class SandboxPostgres implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);
  private static final String ONLY_WITH_PASSWORD = "host all all 127.0.0.1/32 scram-sha-256\n";

  private final EmbeddedPostgres server;
  private final TemporaryFolder folder;
  private final SandboxDatabase admin;

  private SandboxPostgres(EmbeddedPostgres server, TemporaryFolder folder) throws SQLException {
    this.server = server;
    this.folder = folder;
    this.admin = new SandboxDatabase(server.getPort(), "postgres", "postgres", newPassword());
  }

  /**
   * Starts a server; the first time on a machine it unpacks the binaries.
   *
   * @throws IllegalStateException with a sentence for people when it does not start
   */
  public static SandboxPostgres start() {
    TemporaryFolder folder = TemporaryFolder.create("postgres");
    Path data = folder.path().resolve("data");
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).start();
      SandboxPostgres started = new SandboxPostgres(server, folder);
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
      statement.execute("ALTER ROLE postgres PASSWORD '" + admin.password() + "'");
      Files.writeString(data.resolve("pg_hba.conf"), ONLY_WITH_PASSWORD);
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  private static String newPassword() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /**
   * Creates a database and its owner of the same name, who has a password of its own.
   *
   * @param name lower case letters, digits, underscores
   */
  public SandboxDatabase createDatabase(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a plain database name: " + name);
    }
    SandboxDatabase database = new SandboxDatabase(server.getPort(), name, name, newPassword());
    asAdmin(
        "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, database.password()),
        "CREATE DATABASE %s OWNER %s".formatted(name, name));
    return database;
  }

  /** The superuser's access. */
  public SandboxDatabase admin() {
    return admin;
  }

  /** A fault: every connection to the database breaks now; new ones are welcome. */
  public void breakConnections(SandboxDatabase database) {
    asAdmin(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
            .formatted(database.name()));
  }

  /** A fault: the database accepts no new connection (and loses those it has), until welcomed. */
  public void refuseConnections(SandboxDatabase database) {
    asAdmin("ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(database.name()));
    breakConnections(database);
  }

  /** Ends {@link #refuseConnections}. */
  public void welcomeConnections(SandboxDatabase database) {
    asAdmin("ALTER DATABASE %s ALLOW_CONNECTIONS true".formatted(database.name()));
  }

  private void asAdmin(String... statements) {
    try (Connection connection = admin.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The sandbox's PostgreSQL refused: " + e.getMessage(), e);
    }
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
