package dev.athanor.engine.database;

import dev.athanor.engine.database.DatabaseSettings.FilesInUrl;
import dev.athanor.engine.spelling.EditDistance;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * libpq's parameters by libpq's names: the URL's first, then the service file's, then the
 * environment's.
 */
final class ConnectionParameters {

  static final String URL_VARIABLE = "DATABASE_URL";

  /** A Python driver's own, which stand in URLs that it shares. */
  private static final Set<String> OF_PYTHON_DRIVERS =
      Set.of("prepared_statement_cache_size", "prepared_statement_name_func", "async_fallback");

  /** A shorter name is near too many words. */
  private static final int SHORTEST_MISTYPED = 5;

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> environment;
  private final FilesInUrl filesInUrl;

  private ConnectionParameters(Map<String, String> environment, FilesInUrl filesInUrl) {
    this.environment = environment;
    this.filesInUrl = filesInUrl;
  }

  static ConnectionParameters read(Map<String, String> environment, FilesInUrl filesInUrl) {
    ConnectionParameters parameters = new ConnectionParameters(environment, filesInUrl);
    String url = environment.getOrDefault(URL_VARIABLE, "").strip();
    if (!url.isEmpty()) {
      ConnectionString.parse(url).forEach(parameters::putFromUrl);
    }
    parameters.addService();
    parameters.addVariables();
    if (url.isEmpty()
        && parameters.value(LibpqParameter.HOST) == null
        && parameters.value(LibpqParameter.HOSTADDR) == null) {
      throw new InvalidDatabaseUrl(
          "No database is given: set DATABASE_URL, for example"
              + " postgresql://user:password@host:5432/dbname, or PGHOST, PGUSER, PGPASSWORD and"
              + " PGDATABASE.");
    }
    return parameters;
  }

  private void putFromUrl(String name, String value) {
    if (OF_PYTHON_DRIVERS.contains(name)) {
      return;
    }
    LibpqParameter parameter =
        LibpqParameter.named(name)
            .orElseThrow(
                () ->
                    ConnectionString.invalid(
                        mayBeShown(name)
                            ? "has the parameter " + name + ", which is not allowed here; remove it"
                            : "has a parameter that is not allowed here; remove it"));
    if (parameter.isRefused(value)) {
      throw ConnectionString.invalid(
          "has the parameter " + name + ", which cannot be kept to here: " + parameter.limit());
    }
    if (filesInUrl == FilesInUrl.REFUSED && parameter.namesFile(value)) {
      throw ConnectionString.invalid(
          "has the parameter "
              + name
              + ", which names a file of the reading process; give the"
              + (name.startsWith("ssl") ? " certificate's content by its own key" : " values")
              + " instead");
    }
    values.put(name, value);
  }

  private void addService() {
    String service = values.get(LibpqParameter.SERVICE.keyword());
    if (service == null) {
      service = environment.getOrDefault("PGSERVICE", "");
    }
    if (!service.isEmpty()) {
      ServiceFile.find(service, environment)
          .forEach((name, value) -> putJudged(name, value, "The service's parameter " + name));
    }
  }

  private void addVariables() {
    for (LibpqParameter parameter : LibpqParameter.values()) {
      String variable = parameter.variable().orElse("");
      String value = cleaned(parameter, environment.getOrDefault(variable, ""));
      if (ConnectionString.holdsControlCharacter(value) && !isTabbedPassword(parameter, value)) {
        throw new InvalidDatabaseUrl(
            variable + " holds a line break inside its value; correct the Secret or variable.");
      }
      putJudged(parameter.keyword(), value, variable);
    }
  }

  private static boolean isTabbedPassword(LibpqParameter parameter, String value) {
    return parameter == LibpqParameter.PASSWORD
        && value.chars().noneMatch(c -> c < ' ' && c != '\t');
  }

  private void putJudged(String name, String value, String calledAs) {
    if (value.isEmpty() || values.containsKey(name)) {
      return;
    }
    LibpqParameter parameter = LibpqParameter.named(name).orElseThrow();
    if (parameter.isRefused(value)) {
      throw new InvalidDatabaseUrl(
          calledAs + " cannot be kept to here: " + parameter.limit() + ". Remove it.");
    }
    values.put(name, value);
  }

  /**
   * What a Secret made from a file tends to have too much: a line end. White space belongs to no
   * host, port, user or database that anybody has; of a password only one line end is taken, for
   * the rest may be meant.
   */
  private static String cleaned(LibpqParameter parameter, String value) {
    if (parameter != LibpqParameter.PASSWORD) {
      return value.strip();
    }
    if (value.endsWith("\r\n")) {
      return value.substring(0, value.length() - 2);
    }
    return value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
  }

  /**
   * Only what some driver knows as a parameter, or what is one but for a typing error: anything
   * else may be a piece of a password that was not encoded.
   */
  private static boolean mayBeShown(String name) {
    return PGProperty.forName(name) != null
        || (name.length() >= SHORTEST_MISTYPED
            && Arrays.stream(LibpqParameter.values())
                .anyMatch(known -> EditDistance.between(known.keyword(), name) <= 1));
  }

  @Nullable String value(LibpqParameter parameter) {
    return values.get(parameter.keyword());
  }

  /** Where files are that nobody has named; nowhere for who reads a stranger's settings. */
  Optional<Path> home() {
    return filesInUrl == FilesInUrl.REFUSED ? Optional.empty() : HomeFolder.of(environment);
  }

  /** Whether what these settings need of this machine's files is to be had. */
  boolean mayReadFiles() {
    return filesInUrl == FilesInUrl.ALLOWED;
  }

  String required(LibpqParameter parameter) {
    String value = value(parameter);
    if (value == null) {
      throw new InvalidDatabaseUrl(
          "The database's settings name no "
              + (parameter == LibpqParameter.USER ? "user" : "database")
              + ": add it to DATABASE_URL or set "
              + parameter.variable().orElseThrow()
              + ".");
    }
    return value;
  }
}
