package dev.athanor.engine.database;

import dev.athanor.engine.database.DatabaseSettings.FilesInUrl;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * libpq's parameters by libpq's names: the URL's first, the environment's for what it leaves out.
 */
final class ConnectionParameters {

  static final String URL_VARIABLE = "DATABASE_URL";

  /** libpq's variables and the parameters they stand for. */
  private static final Map<String, String> VARIABLES =
      Map.ofEntries(
          Map.entry("PGHOST", "host"),
          Map.entry("PGPORT", "port"),
          Map.entry("PGUSER", "user"),
          Map.entry("PGPASSWORD", "password"),
          Map.entry("PGDATABASE", "dbname"),
          Map.entry("PGSSLMODE", "sslmode"),
          Map.entry("PGSSLROOTCERT", "sslrootcert"),
          Map.entry("PGSSLCERT", "sslcert"),
          Map.entry("PGSSLKEY", "sslkey"),
          Map.entry("PGSSLNEGOTIATION", "sslnegotiation"),
          Map.entry("PGOPTIONS", "options"),
          Map.entry("PGAPPNAME", "application_name"),
          Map.entry("PGCONNECT_TIMEOUT", "connect_timeout"),
          Map.entry("PGCHANNELBINDING", "channel_binding"),
          Map.entry("PGGSSENCMODE", "gssencmode"),
          Map.entry("PGKRBSRVNAME", "krbsrvname"),
          Map.entry("PGLOADBALANCEHOSTS", "load_balance_hosts"),
          Map.entry("PGTARGETSESSIONATTRS", "target_session_attrs"));

  private final Map<String, String> values;

  private ConnectionParameters(Map<String, String> values) {
    this.values = values;
  }

  static ConnectionParameters read(Map<String, String> environment, FilesInUrl filesInUrl) {
    String url = environment.getOrDefault(URL_VARIABLE, "").strip();
    Map<String, String> values = new LinkedHashMap<>();
    if (!url.isEmpty()) {
      values.putAll(DatabaseUrl.parse(url, filesInUrl));
    }
    VARIABLES.forEach(
        (variable, parameter) -> {
          String value = cleaned(parameter, environment.getOrDefault(variable, ""));
          if (!value.isEmpty()) {
            refuseLineBreak(variable, value);
            values.putIfAbsent(parameter, value);
          }
        });
    if (url.isEmpty() && !values.containsKey("host")) {
      throw new InvalidDatabaseUrl(
          "No database is given: set DATABASE_URL, for example"
              + " postgresql://user:password@host:5432/dbname, or PGHOST, PGUSER, PGPASSWORD and"
              + " PGDATABASE.");
    }
    return new ConnectionParameters(values);
  }

  /**
   * What a Secret made from a file tends to have too much: a line end. White space belongs to no
   * host, port, user or database that anybody has; of a password only one line end is taken, for
   * the rest may be meant.
   */
  private static String cleaned(String parameter, String value) {
    if (!parameter.equals("password")) {
      return value.strip();
    }
    if (value.endsWith("\r\n")) {
      return value.substring(0, value.length() - 2);
    }
    return value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
  }

  private static void refuseLineBreak(String variable, String value) {
    if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0 || value.indexOf('\0') >= 0) {
      throw new InvalidDatabaseUrl(
          variable + " holds a line break inside its value; correct the Secret or variable.");
    }
  }

  @Nullable String value(String parameter) {
    return values.get(parameter);
  }

  String required(String parameter, String variable) {
    String value = values.get(parameter);
    if (value == null || value.isEmpty()) {
      throw new InvalidDatabaseUrl(
          "The database's settings name no "
              + (parameter.equals("user") ? "user" : "database")
              + ": add it to DATABASE_URL or set "
              + variable
              + ".");
    }
    return value;
  }
}
