package dev.athanor.engine.cli;

import static org.awaitility.Awaitility.await;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PostgreSQL server that writes down every statement it receives. */
final class LoggingServer implements AutoCloseable {

  /** Not jsonlog, which servers before 15 do not have. */
  private static final Pattern LINE =
      Pattern.compile("@@([^,]*),(\\d+),([^,]*),(\\w+):  (.*)", Pattern.DOTALL);

  /**
   * What a session said or met with.
   *
   * @param severity {@code LOG}, {@code ERROR} …
   */
  record Line(String database, int pid, String application, String severity, String message) {}

  private final AtomicInteger databases = new AtomicInteger();
  private final Path log;
  private final EmbeddedPostgres server;

  LoggingServer(Path folder) throws IOException {
    // Where this is root, the server is another user.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    log = folder.resolve("server");
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("logging_collector", "on")
            .setServerConfig("log_destination", "stderr")
            .setServerConfig("log_line_prefix", "@@%d,%p,%a,")
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
  List<Line> log(String database) throws SQLException {
    String mark = "mark " + databases.incrementAndGet();
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT '" + mark + "'");
    }
    await()
        .pollInterval(Duration.ofMillis(10))
        .until(() -> read(database).stream().anyMatch(line -> line.message.contains(mark)));
    return read(database);
  }

  private List<Line> read(String database) {
    List<Line> lines = new ArrayList<>();
    try {
      for (String written : Files.readString(log).split("\n(?=@@)", -1)) {
        // A line that goes on is indented.
        Matcher line = LINE.matcher(written.strip().replace("\n\t", "\n"));
        if (line.matches() && line.group(1).equals(database)) {
          int pid = Integer.parseInt(line.group(2));
          lines.add(new Line(database, pid, line.group(3), line.group(4), line.group(5)));
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
