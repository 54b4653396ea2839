package dev.athanor.engine.cli;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server that writes down every statement it receives. */
final class LoggingServer implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final AtomicInteger databases = new AtomicInteger();
  private final Path log;
  private final EmbeddedPostgres server;

  LoggingServer(Path folder) throws IOException {
    // Where this is root, the server is another user.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    log = folder.resolve("server.json");
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("logging_collector", "on")
            .setServerConfig("log_destination", "jsonlog")
            .setServerConfig("log_directory", folder.toString())
            .setServerConfig("log_filename", "server")
            .setServerConfig("log_file_mode", "0644")
            .setServerConfig("log_statement", "all")
            .start();
  }

  /** Creates a database and gives its name. */
  String createDatabase() throws SQLException {
    String name = "traced" + databases.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return name;
  }

  String url(String database) {
    return "postgresql://postgres@localhost:" + server.getPort() + "/" + database;
  }

  Connection connect(String database) throws SQLException {
    return server.getDatabase("postgres", database).getConnection();
  }

  /** What a database's sessions said and met with up to now, in order. */
  List<JsonNode> log(String database) throws SQLException {
    String mark = "mark " + databases.incrementAndGet();
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT '" + mark + "'");
    }
    await()
        .pollInterval(Duration.ofMillis(10))
        .until(() -> read(database).stream().anyMatch(line -> message(line).contains(mark)));
    return read(database);
  }

  static String message(JsonNode line) {
    return line.path("message").asText();
  }

  private List<JsonNode> read(String database) {
    List<JsonNode> lines = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(log)) {
        if (line.endsWith("}") && line.contains("\"dbname\":\"" + database + "\"")) {
          lines.add(JSON.readTree(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
