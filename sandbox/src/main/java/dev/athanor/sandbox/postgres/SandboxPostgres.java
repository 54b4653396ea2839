package dev.athanor.sandbox.postgres;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A PostgreSQL server of the sandbox's own, gone once closed. */
public final class SandboxPostgres implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final PostgresServer server;
  private final SandboxDatabase admin;

  private SandboxPostgres(PostgresServer server) {
    this.server = server;
    this.admin = database("postgres", "postgres", server.password());
  }

  /**
   * Starts a server on this machine; the first time it unpacks the binaries.
   *
   * @throws IllegalStateException with a sentence for people when it does not start
   */
  public static SandboxPostgres start() {
    return on(EmbeddedServer.start(newPassword()));
  }

  /**
   * The same on a server that runs already.
   *
   * @param server closed with it
   */
  public static SandboxPostgres on(PostgresServer server) {
    return new SandboxPostgres(server);
  }

  private SandboxDatabase database(String name, String user, String password) {
    return new SandboxDatabase(server.port(), name, user, password, server.address());
  }

  /** A password that nobody has yet. */
  public static String newPassword() {
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
    SandboxDatabase database = database(name, name, newPassword());
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
    server.close();
  }
}
