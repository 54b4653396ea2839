package dev.athanor.engine.run;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL server with TLS, whose certificate is for localhost and not for 127.0.0.1. */
final class TlsServer implements AutoCloseable {

  private final EmbeddedPostgres server;

  TlsServer(Path folder, Authority authority) throws IOException, SQLException {
    authority.sign("server", "RSA", "localhost");
    Path access =
        Files.writeString(
            folder.resolve("pg_hba.conf"),
            """
            host      all postgres all trust
            hostssl   all ssl_only all scram-sha-256
            hostnossl all plain_only all scram-sha-256
            hostssl   all certified all scram-sha-256 clientcert=verify-full
            hostssl   all by_certificate all cert
            host      all ssl_only,plain_only,certified,by_certificate all reject
            host      all all all scram-sha-256
            """);
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", folder.resolve("server.crt").toString())
            .setServerConfig("ssl_key_file", folder.resolve("server.key").toString())
            .setServerConfig("ssl_ca_file", authority.certificate().toString())
            .setServerConfig("hba_file", access.toString())
            .start();
    execute(
        "CREATE ROLE either LOGIN PASSWORD 's3cret'",
        "CREATE ROLE ssl_only LOGIN PASSWORD 's3cret'",
        "CREATE ROLE plain_only LOGIN PASSWORD 's3cret'",
        "CREATE ROLE certified LOGIN PASSWORD 's3cret'",
        "CREATE ROLE by_certificate LOGIN");
  }

  int port() {
    return server.getPort();
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
