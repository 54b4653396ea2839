package dev.athanor.engine.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
     * The URL is a stranger's: parameters that name files are refused there, and nothing is read
     * from the home folder. {@code PGSSLROOTCERT} and its like still count, for the caller wrote
     * those itself.
     */
    REFUSED
  }

  private final String at;
  private final String database;
  private final Map<String, String> properties;
  private final @Nullable String warning;

  private DatabaseSettings(
      String at, String database, Map<String, String> properties, @Nullable String warning) {
    this.at = at;
    this.database = database;
    this.properties = Map.copyOf(properties);
    this.warning = warning;
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
   * Reads the settings as {@code docs/reference/connection.md} has it: {@code DATABASE_URL} first,
   * then the service file, {@code PGHOST PGPORT PGUSER …} and the password file for what it leaves
   * out.
   *
   * @throws InvalidDatabaseUrl when no database is named or something is wrong with its name
   */
  public static DatabaseSettings fromEnvironment(
      Map<String, String> environment, FilesInUrl filesInUrl) {
    ConnectionParameters parameters = ConnectionParameters.read(environment, filesInUrl);
    String names = parameters.value(LibpqParameter.HOST);
    String addresses = parameters.value(LibpqParameter.HOSTADDR);
    List<HostAndPort> named =
        HostAndPort.list(names == null ? addresses : names, parameters.value(LibpqParameter.PORT));
    List<HostAndPort> hosts = HostAndPort.at(addresses, named);
    String user = parameters.required(LibpqParameter.USER);
    String database = parameters.required(LibpqParameter.DBNAME);

    Map<String, String> properties = new TreeMap<>(DriverProperties.from(parameters, hosts.size()));
    if (!hosts.equals(named) && "verify-full".equals(properties.get("sslmode"))) {
      throw new InvalidDatabaseUrl(
          "The database's hostaddr cannot be combined with sslmode=verify-full here, for the driver"
              + " would look for the address in the server's certificate: remove hostaddr.");
    }
    properties.put("user", user);
    Password password = Password.find(parameters, named, database, user);
    properties.put("password", password.text());
    return new DatabaseSettings(
        HostAndPort.joined(hosts), database, properties, password.warning());
  }

  /**
   * Reads the settings of another database than the usual one, which has a URL of its own; {@code
   * PGPASSWORD} and its like fill in what that leaves out.
   *
   * @param calledAs where the URL stands, for sentences: a variable or an option
   * @throws InvalidDatabaseUrl when something is wrong with the URL
   */
  public static DatabaseSettings fromUrl(
      String url, String calledAs, Map<String, String> environment) {
    Map<String, String> asUsual = new TreeMap<>(environment);
    asUsual.put(ConnectionParameters.URL_VARIABLE, url);
    try {
      return fromEnvironment(asUsual);
    } catch (InvalidDatabaseUrl e) {
      throw new InvalidDatabaseUrl(
          e.getMessage().replace(ConnectionParameters.URL_VARIABLE, calledAs));
    }
  }

  /** Another database of the same server, by the same role. */
  public DatabaseSettings withDatabase(String name) {
    return new DatabaseSettings(at, name, properties, warning);
  }

  /** The same database under another name in {@code pg_stat_activity}. */
  public DatabaseSettings withApplicationName(String name) {
    return with("ApplicationName", name);
  }

  /**
   * The same database over a connection that hands each text to the server as it is (PostgreSQL's
   * simple query protocol): the driver neither takes statements apart nor prepares them, which a
   * pooler in transaction mode could not follow.
   */
  public DatabaseSettings withStatementsAsWritten() {
    return with("preferQueryMode", "simple");
  }

  /**
   * The same database for a run: its scripts are sent as written, and a DBA sees whose they are.
   *
   * @param run the run's name; null where it has none
   */
  public DatabaseSettings forRun(@Nullable String run) {
    return (run == null ? this : withApplicationName(run)).withStatementsAsWritten();
  }

  private DatabaseSettings with(String property, String value) {
    Map<String, String> changed = new TreeMap<>(properties);
    changed.put(property, value);
    return new DatabaseSettings(at, database, changed, warning);
  }

  /** The pgjdbc URL: hosts and database, without user, password or parameters. */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + at + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8);
  }

  /** A fresh copy of the pgjdbc properties, the password among them. */
  public Properties properties() {
    Properties copy = new Properties();
    copy.putAll(properties);
    return copy;
  }

  /**
   * Whether a password stands in the text itself, the client key's or the role's.
   *
   * @param url in either form that {@code DATABASE_URL} may have
   * @throws InvalidDatabaseUrl when it has neither
   */
  public static boolean holdsPassword(String url) {
    Set<String> names = ConnectionString.parse(url.strip()).keySet();
    return names.contains(LibpqParameter.PASSWORD.keyword())
        || names.contains(LibpqParameter.SSLPASSWORD.keyword());
  }

  /** What a person should know about where these settings came from. */
  public Optional<String> warning() {
    return Optional.ofNullable(warning);
  }

  /** Opens a connection of its own, outside any pool. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), properties());
  }

  /** The database for people, {@code postgresql://user@host:port/dbname}, without the password. */
  @Override
  public String toString() {
    return "postgresql://" + properties.get("user") + "@" + at + "/" + database;
  }
}
