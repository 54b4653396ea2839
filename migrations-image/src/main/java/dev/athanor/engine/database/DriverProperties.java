package dev.athanor.engine.database;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** libpq's parameters in pgjdbc's words. What is not here is not allowed. */
final class DriverProperties {

  private static final Set<String> WHERE_AND_WHO =
      Set.of("host", "port", "user", "password", "dbname");

  private static final Map<String, String> SAME_VALUE =
      Map.of(
          "sslcert", "sslcert",
          "sslkey", "sslkey",
          "sslpassword", "sslpassword",
          "application_name", "ApplicationName",
          "options", "options",
          "krbsrvname", "kerberosServerName");

  /** pgjdbc's name, and libpq's values with pgjdbc's word for each. */
  private record Choice(String property, Map<String, String> values) {}

  private static final Map<String, Choice> CHOICES =
      Map.of(
          "sslmode",
              new Choice(
                  "sslmode",
                  same("disable", "allow", "prefer", "require", "verify-ca", "verify-full")),
          "sslnegotiation", new Choice("sslNegotiation", same("postgres", "direct")),
          "channel_binding", new Choice("channelBinding", same("disable", "prefer", "require")),
          "gssencmode", new Choice("gssEncMode", same("disable", "prefer", "require")),
          "keepalives", new Choice("tcpKeepAlive", Map.of("0", "false", "1", "true")),
          "load_balance_hosts",
              new Choice("loadBalanceHosts", Map.of("disable", "false", "random", "true")),
          "target_session_attrs",
              new Choice(
                  "targetServerType",
                  Map.of(
                      "any", "any",
                      "read-write", "primary",
                      "primary", "primary",
                      "read-only", "secondary",
                      "standby", "secondary",
                      "prefer-standby", "preferSecondary")));

  private static final Set<String> SPECIAL =
      Set.of("connect_timeout", "sslrootcert", "fallback_application_name");

  private static final int CONNECT_TIMEOUT_SECONDS = 10;

  /** For all from the name's look-up to the session's beginning, at each host. */
  private static final int LOGIN_TIMEOUT_SECONDS = 20;

  private DriverProperties() {}

  static boolean knows(String parameter) {
    return WHERE_AND_WHO.contains(parameter)
        || SAME_VALUE.containsKey(parameter)
        || CHOICES.containsKey(parameter)
        || SPECIAL.contains(parameter);
  }

  /** pgjdbc's properties for all that is neither where nor who. */
  static Map<String, String> from(ConnectionParameters parameters, int hosts) {
    Map<String, String> properties = new TreeMap<>();
    properties.put("tcpKeepAlive", "true");
    properties.put("ApplicationName", "athanor");
    // So old that it says nothing of the server; the name is then given with the start of the
    // session, which saves a SET, and RESET ALL does not take it away.
    properties.put("assumeMinServerVersion", "9.0");
    properties.put("connectTimeout", Integer.toString(CONNECT_TIMEOUT_SECONDS));
    properties.put("loginTimeout", Integer.toString(LOGIN_TIMEOUT_SECONDS * hosts));
    if (hosts > 1) {
      // A migration has no use for a standby.
      properties.put("targetServerType", "primary");
    }
    putIfGiven(properties, "ApplicationName", parameters.value("fallback_application_name"));
    SAME_VALUE.forEach(
        (name, property) -> putIfGiven(properties, property, parameters.value(name)));
    CHOICES.forEach((name, choice) -> putChoice(properties, name, choice, parameters.value(name)));
    putTimeout(properties, parameters.value("connect_timeout"), hosts);
    putRootCertificate(properties, parameters.value("sslrootcert"));
    return properties;
  }

  private static void putIfGiven(
      Map<String, String> properties, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      properties.put(name, value);
    }
  }

  private static void putChoice(
      Map<String, String> properties, String name, Choice choice, @Nullable String value) {
    if (value == null) {
      return;
    }
    String word = choice.values.get(value);
    if (word == null) {
      throw new InvalidDatabaseUrl(
          "The database's parameter "
              + name
              + " has none of the values it may have: "
              + String.join(", ", choice.values.keySet().stream().sorted().toList())
              + ".");
    }
    properties.put(choice.property, word);
  }

  /** pgjdbc's connectTimeout ends with the TCP connection, libpq's with the session's beginning. */
  private static void putTimeout(
      Map<String, String> properties, @Nullable String value, int hosts) {
    if (value == null) {
      return;
    }
    try {
      int seconds = Math.min(Math.max(0, Integer.parseInt(value)), Integer.MAX_VALUE / 1_000);
      properties.put("connectTimeout", Integer.toString(seconds));
      properties.put("loginTimeout", Long.toString((long) seconds * hosts));
    } catch (NumberFormatException e) {
      throw new InvalidDatabaseUrl(
          "The database's parameter connect_timeout is not a whole number of seconds.");
    }
  }

  /**
   * libpq 16's {@code sslrootcert=system}: the authorities the runtime trusts, host name checked.
   */
  private static void putRootCertificate(Map<String, String> properties, @Nullable String value) {
    if (value == null) {
      return;
    }
    if (!value.equals("system")) {
      properties.put("sslrootcert", value);
      return;
    }
    String mode = properties.putIfAbsent("sslmode", "verify-full");
    if (mode != null && !mode.equals("verify-full")) {
      throw new InvalidDatabaseUrl(
          "The database's sslrootcert=system needs sslmode=verify-full, as with libpq.");
    }
    properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
  }

  private static Map<String, String> same(String... words) {
    Map<String, String> values = new HashMap<>();
    for (String word : words) {
      values.put(word, word);
    }
    return Map.copyOf(values);
  }
}
