package dev.athanor.sandbox.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** One database with its owner. The text form has no password. */
public record SandboxDatabase(int port, String name, String user, String password) {

  public static final String HOST = "127.0.0.1";

  /** The URL as Alembic users and Secrets have it, password included. */
  public String url() {
    return "postgresql://%s:%s@%s:%d/%s".formatted(user, password, HOST, port, name);
  }

  /** A connection as the owner; the caller closes it. */
  public Connection connect() throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", user);
    login.setProperty("password", password);
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s".formatted(HOST, port, name), login);
  }

  @Override
  public String toString() {
    return "%s@%s:%d/%s".formatted(user, HOST, port, name);
  }
}
