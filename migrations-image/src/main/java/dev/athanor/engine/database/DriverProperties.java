package dev.athanor.engine.database;

import static dev.athanor.engine.database.LibpqParameter.APPLICATION_NAME;
import static dev.athanor.engine.database.LibpqParameter.CHANNEL_BINDING;
import static dev.athanor.engine.database.LibpqParameter.CONNECT_TIMEOUT;
import static dev.athanor.engine.database.LibpqParameter.FALLBACK_APPLICATION_NAME;
import static dev.athanor.engine.database.LibpqParameter.GSSENCMODE;
import static dev.athanor.engine.database.LibpqParameter.KEEPALIVES;
import static dev.athanor.engine.database.LibpqParameter.KRBSRVNAME;
import static dev.athanor.engine.database.LibpqParameter.LOAD_BALANCE_HOSTS;
import static dev.athanor.engine.database.LibpqParameter.OPTIONS;
import static dev.athanor.engine.database.LibpqParameter.REQUIRE_AUTH;
import static dev.athanor.engine.database.LibpqParameter.SSLMODE;
import static dev.athanor.engine.database.LibpqParameter.SSLNEGOTIATION;
import static dev.athanor.engine.database.LibpqParameter.TARGET_SESSION_ATTRS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** libpq's parameters in pgjdbc's words. What is not here is not allowed. */
final class DriverProperties {

  private static final Map<LibpqParameter, String> SAME_VALUE =
      Map.of(
          APPLICATION_NAME, "ApplicationName",
          OPTIONS, "options",
          REQUIRE_AUTH, "requireAuth",
          KRBSRVNAME, "kerberosServerName");

  /** pgjdbc's name, and libpq's values with pgjdbc's word for each. */
  private record Choice(String property, Map<String, String> values) {}

  private static final Map<LibpqParameter, Choice> CHOICES =
      Map.of(
          SSLMODE,
              new Choice(
                  "sslmode",
                  same("disable", "allow", "prefer", "require", "verify-ca", "verify-full")),
          SSLNEGOTIATION, new Choice("sslNegotiation", same("postgres", "direct")),
          CHANNEL_BINDING, new Choice("channelBinding", same("disable", "prefer", "require")),
          GSSENCMODE, new Choice("gssEncMode", same("disable", "prefer", "require")),
          KEEPALIVES, new Choice("tcpKeepAlive", Map.of("0", "false", "1", "true")),
          LOAD_BALANCE_HOSTS,
              new Choice("loadBalanceHosts", Map.of("disable", "false", "random", "true")),
          TARGET_SESSION_ATTRS,
              new Choice(
                  "targetServerType",
                  Map.of(
                      "any", "any",
                      "read-write", "primary",
                      "primary", "primary",
                      "read-only", "secondary",
                      "standby", "secondary",
                      "prefer-standby", "preferSecondary")));

  private static final List<String> AUTHENTICATION =
      List.of("password", "md5", "gss", "sspi", "scram-sha-256", "none");

  private static final int CONNECT_TIMEOUT_SECONDS = 10;

  /** For all from the name's look-up to the session's beginning, at each host. */
  private static final int LOGIN_TIMEOUT_SECONDS = 20;

  private DriverProperties() {}

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
    putIfGiven(properties, "ApplicationName", parameters.value(FALLBACK_APPLICATION_NAME));
    SAME_VALUE.forEach(
        (name, property) -> putIfGiven(properties, property, parameters.value(name)));
    CHOICES.forEach((name, choice) -> putChoice(properties, name, choice, parameters.value(name)));
    putTimeout(properties, parameters.value(CONNECT_TIMEOUT), hosts);
    refuseUnknownAuthentication(parameters.value(REQUIRE_AUTH));
    properties.putAll(TlsProperties.from(parameters));
    return properties;
  }

  private static void putIfGiven(
      Map<String, String> properties, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      properties.put(name, value);
    }
  }

  private static void putChoice(
      Map<String, String> properties,
      LibpqParameter parameter,
      Choice choice,
      @Nullable String value) {
    if (value == null) {
      return;
    }
    String word = choice.values.get(value);
    if (word == null) {
      throw new InvalidDatabaseUrl(
          "The database's parameter "
              + parameter.keyword()
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

  private static void refuseUnknownAuthentication(@Nullable String value) {
    if (value == null) {
      return;
    }
    for (String way : value.split(",", -1)) {
      String bare = way.strip();
      if (!AUTHENTICATION.contains(bare.startsWith("!") ? bare.substring(1) : bare)) {
        throw new InvalidDatabaseUrl(
            "The database's parameter require_auth has none of the values it may have here: "
                + String.join(", ", AUTHENTICATION)
                + ", each alone or after a !, with commas between them.");
      }
    }
  }

  private static Map<String, String> same(String... words) {
    Map<String, String> values = new HashMap<>();
    for (String word : words) {
      values.put(word, word);
    }
    return Map.copyOf(values);
  }
}
