package dev.athanor.engine.benchmark.peers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL server that keeps its promises to the disk, as those of production do. */
final class Server implements AutoCloseable {

  private final EmbeddedPostgres postgres;

  Server() throws IOException {
    this.postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_wal_size", "4GB")
            .start();
  }

  String url(String database) {
    return "postgresql://postgres@localhost:" + postgres.getPort() + "/" + database;
  }

  void create(String database) {
    execute("CREATE DATABASE " + database);
  }

  /** Makes the database anew, and waits until the server has nothing left to do for it. */
  void copy(String database, String template) {
    execute(
        "DROP DATABASE IF EXISTS " + database + " WITH (FORCE)",
        "CREATE DATABASE " + database + " TEMPLATE " + template,
        "CHECKPOINT");
  }

  private void execute(String... statements) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
