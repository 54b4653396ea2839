package dev.athanor.engine.run;

import dev.athanor.engine.database.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of its own for a test, on one server for all tests of this JVM. */
public final class TestDatabase {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name;

  private TestDatabase(String name) {
    this.name = name;
  }

  private static final class Server {

    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        // Nothing here outlives the server, and a shutdown that writes hundreds of databases to the
        // disk takes longer than the JVM is given.
        return EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "60")
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public static TestDatabase create() throws SQLException {
    return create("");
  }

  /** A new one with all that is in this one, to which nobody may be connected. */
  public TestDatabase copy() throws SQLException {
    return create(" TEMPLATE " + name);
  }

  /** Drops it, whoever is still connected to it. */
  public void drop() throws SQLException {
    onServer("DROP DATABASE " + name + " WITH (FORCE)");
  }

  private static TestDatabase create(String template) throws SQLException {
    TestDatabase database = new TestDatabase("test" + COUNT.incrementAndGet());
    onServer("CREATE DATABASE " + database.name + template);
    return database;
  }

  private static void onServer(String sql) throws SQLException {
    try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public String url() {
    return urlAt("localhost", Server.POSTGRES.getPort(), "postgres");
  }

  public String urlAt(String host, int port, String user) {
    return "postgresql://" + user + ":secret@" + host + ":" + port + "/" + name;
  }

  /** The server's version, as it says it: {@code 18.6}. */
  public String serverVersion() throws SQLException {
    return list("SHOW server_version").get(0);
  }

  /** The number before the dot. */
  public int majorVersion() throws SQLException {
    return Integer.parseInt(serverVersion().replaceAll("\\D.*", ""));
  }

  public int port() {
    return Server.POSTGRES.getPort();
  }

  public DatabaseSettings settings() {
    return DatabaseSettings.fromEnvironment(Map.of("DATABASE_URL", url()));
  }

  public Connection connect() throws SQLException {
    return settings().connect();
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of every row. */
  public List<String> list(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }

  public List<String> rows() throws SQLException {
    return list("SELECT to_regclass('alembic_version') IS NULL").equals(List.of("t"))
        ? List.of()
        : list("SELECT version_num FROM alembic_version ORDER BY 1");
  }
}
