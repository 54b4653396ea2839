package dev.athanor.sandbox.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * One database with its owner. The text form has no password.
 *
 * @param port where this process reaches the server, on {@link #HOST}
 * @param address host and port under which the Jobs reach it
 */
public record SandboxDatabase(int port, String name, String user, String password, String address) {

  public static final String HOST = "127.0.0.1";

  /** One that is on this machine for everybody. */
  public SandboxDatabase(int port, String name, String user, String password) {
    this(port, name, user, password, HOST + ":" + port);
  }

  /** The same database for another role. */
  public SandboxDatabase as(String otherUser, String itsPassword) {
    return new SandboxDatabase(port, name, otherUser, itsPassword, address);
  }

  /** The URL as Alembic users and Secrets have it, for the Jobs, password included. */
  public String url() {
    return "postgresql://%s:%s@%s/%s".formatted(user, password, address, name);
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
    return "%s@%s/%s".formatted(user, address, name);
  }
}
