package dev.athanor.engine.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where the database is and who connects: read from {@code DATABASE_URL} and the {@code PG*}
 * variables as libpq reads them, and given as a pgjdbc URL with properties.
 *
 * <p>Only parameters on an allow-list pass, because whoever writes the URL need not be trusted by
 * the process that reads it: pgjdbc can be told by a URL to load classes and write files.
 */
public final class DatabaseSettings {

  /** Whether the URL may name files (certificates, keys) that this process then reads. */
  public enum FilesInUrl {
    /** The URL and the process have the same owner: a migration's own Pod. */
    ALLOWED,
    /**
     * The URL is a stranger's: parameters that name files are refused there. {@code PGSSLROOTCERT}
     * and its like still count, for the caller wrote those itself.
     */
    REFUSED
  }

  private final String jdbcUrl;
  private final String shownAs;
  private final Map<String, String> properties;

  private DatabaseSettings(String jdbcUrl, String shownAs, Map<String, String> properties) {
    this.jdbcUrl = jdbcUrl;
    this.shownAs = shownAs;
    this.properties = Map.copyOf(properties);
  }

  /**
   * Reads the settings of a process that owns its own environment.
   *
   * @param environment the variables; only those this class knows are looked at
   * @throws InvalidDatabaseUrl when no database is named or something is wrong with its name
   */
  public static DatabaseSettings fromEnvironment(Map<String, String> environment) {
    return fromEnvironment(environment, FilesInUrl.ALLOWED);
  }

  /**
   * Reads the settings, {@code DATABASE_URL} first and {@code PGHOST PGPORT PGUSER PGPASSWORD
   * PGDATABASE PGSSLMODE …} for what it leaves out.
   *
   * @throws InvalidDatabaseUrl when no database is named or something is wrong with its name
   */
  public static DatabaseSettings fromEnvironment(
      Map<String, String> environment, FilesInUrl filesInUrl) {
    ConnectionParameters parameters = ConnectionParameters.read(environment, filesInUrl);
    List<HostAndPort> hosts = HostAndPort.list(parameters.value("host"), parameters.value("port"));
    String user = parameters.required("user", "PGUSER");
    String database = parameters.required("dbname", "PGDATABASE");

    Map<String, String> properties = new TreeMap<>(DriverProperties.from(parameters, hosts.size()));
    properties.put("user", user);
    String password = parameters.value("password");
    if (password != null) {
      properties.put("password", password);
    }
    String at = HostAndPort.joined(hosts);
    return new DatabaseSettings(
        "jdbc:postgresql://" + at + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8),
        "postgresql://" + user + "@" + at + "/" + database,
        properties);
  }

  /** The same database under another name in {@code pg_stat_activity}. */
  public DatabaseSettings withApplicationName(String name) {
    return with("ApplicationName", name);
  }

  /**
   * The same database over a connection that hands each text to the server as it is (PostgreSQL's
   * simple query protocol): the driver neither takes statements apart nor prepares them.
   */
  public DatabaseSettings withStatementsAsWritten() {
    return with("preferQueryMode", "simple");
  }

  private DatabaseSettings with(String property, String value) {
    Map<String, String> changed = new TreeMap<>(properties);
    changed.put(property, value);
    return new DatabaseSettings(jdbcUrl, shownAs, changed);
  }

  /** The pgjdbc URL: hosts and database, without user, password or parameters. */
  public String jdbcUrl() {
    return jdbcUrl;
  }

  /** A fresh copy of the pgjdbc properties, the password among them. */
  public Properties properties() {
    Properties copy = new Properties();
    copy.putAll(properties);
    return copy;
  }

  /** Opens a connection of its own, outside any pool. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, properties());
  }

  /** The database for people, {@code postgresql://user@host:port/dbname}, without the password. */
  @Override
  public String toString() {
    return shownAs;
  }
}
