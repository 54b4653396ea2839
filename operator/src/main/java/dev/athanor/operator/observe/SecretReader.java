package dev.athanor.operator.observe;

import dev.athanor.api.v1alpha1.SecretKeys;
import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.DatabaseSettings.FilesInUrl;
import dev.athanor.engine.database.InvalidDatabaseUrl;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the connection in a Secret. Without {@code spec.database.keys} that is one key {@code
 * DATABASE_URL} or {@code uri}, or the parts as CloudNativePG names them in its {@code
 * <cluster>-app} Secrets.
 */
final class SecretReader {
  private static final List<String> WHOLE_URL = List.of("DATABASE_URL", "uri");
  private static final Set<String> NEEDED =
      Set.of("DATABASE_URL", "PGHOST", "PGDATABASE", "PGUSER");

  private SecretReader() {}

  static SecretView read(@Nullable Secret secret, SecretKeys keys) {
    if (secret == null) {
      return new SecretView.Missing();
    }
    Map<String, String> data = secret.getData() == null ? Map.of() : secret.getData();
    try {
      Map<String, String> environment = environment(data, keys);
      var values = new LinkedHashMap<String, String>();
      environment.forEach(
          (name, key) -> values.put(name, refuseEmpty(name, key, value(data, key))));
      return new SecretView.Usable(
          environment,
          DatabaseSettings.fromEnvironment(values, FilesInUrl.REFUSED),
          secret.getMetadata().getResourceVersion());
    } catch (InvalidDatabaseUrl | UnusableSecret e) {
      return new SecretView.Unusable(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, String> environment(Map<String, String> data, SecretKeys keys) {
    var environment = new LinkedHashMap<String, String>();
    if (keys.uri() != null) {
      environment.put("DATABASE_URL", demanded(data, keys.uri(), "spec.database.keys.uri"));
      return environment;
    }
    if (!namesParts(keys)) {
      for (String key : WHOLE_URL) {
        if (data.containsKey(key)) {
          environment.put("DATABASE_URL", key);
          return environment;
        }
      }
    }
    part(environment, data, "PGHOST", keys.host(), "host");
    part(environment, data, "PGPORT", keys.port(), "port");
    part(environment, data, "PGDATABASE", keys.dbname(), "dbname");
    part(environment, data, "PGUSER", keys.username(), "username", "user");
    part(environment, data, "PGPASSWORD", keys.password(), "password");
    part(environment, data, "PGSSLMODE", keys.sslmode(), "sslmode");
    if (!environment.containsKey("PGHOST")) {
      throw new UnusableSecret(
          "it has none of the keys DATABASE_URL, uri, host (it has %s). Name the right ones in spec.database.keys."
              .formatted(present(data)));
    }
    refuseHalf(environment, data, "PGDATABASE", "dbname");
    refuseHalf(environment, data, "PGUSER", "username");
    return environment;
  }

  /** The engine would miss an environment variable, of which the Secret's owner knows nothing. */
  private static void refuseHalf(
      Map<String, String> environment, Map<String, String> data, String variable, String key) {
    if (!environment.containsKey(variable)) {
      throw new UnusableSecret(
          "it has no key %1$s (it has %2$s). Add the key, or say in spec.database.keys.%1$s which one it is."
              .formatted(key, present(data)));
    }
  }

  private static boolean namesParts(SecretKeys keys) {
    return keys.host() != null || keys.dbname() != null || keys.username() != null;
  }

  private static void part(
      Map<String, String> environment,
      Map<String, String> data,
      String variable,
      @Nullable String named,
      String... usual) {
    if (named != null) {
      environment.put(variable, demanded(data, named, "spec.database.keys"));
      return;
    }
    for (String key : usual) {
      if (data.containsKey(key)) {
        environment.put(variable, key);
        return;
      }
    }
  }

  private static String demanded(Map<String, String> data, String key, String field) {
    if (!data.containsKey(key)) {
      throw new UnusableSecret(
          "it has no key %s, which %s names (it has %s). Add the key, or name the right one."
              .formatted(key, field, present(data)));
    }
    return key;
  }

  private static String present(Map<String, String> data) {
    return data.isEmpty() ? "no keys" : String.join(", ", new TreeSet<>(data.keySet()));
  }

  private static String refuseEmpty(String variable, String key, String value) {
    if (NEEDED.contains(variable) && value.isBlank()) {
      throw new UnusableSecret("the value of its key %s is empty. Fill it in.".formatted(key));
    }
    return value;
  }

  private static String value(Map<String, String> data, String key) {
    try {
      return new String(
          Base64.getDecoder().decode(String.valueOf(data.get(key))), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new UnusableSecret(
          "the value of its key %s is not base64. Write the Secret anew.".formatted(key));
    }
  }

  /** Names a key and what is wrong with it, never a value. */
  private static final class UnusableSecret extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableSecret(String message) {
      super(message);
    }
  }
}
