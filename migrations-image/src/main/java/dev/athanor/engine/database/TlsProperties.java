package dev.athanor.engine.database;

import static dev.athanor.engine.database.LibpqParameter.SSLCERT;
import static dev.athanor.engine.database.LibpqParameter.SSLCERTMODE;
import static dev.athanor.engine.database.LibpqParameter.SSLKEY;
import static dev.athanor.engine.database.LibpqParameter.SSLMODE;
import static dev.athanor.engine.database.LibpqParameter.SSLNEGOTIATION;
import static dev.athanor.engine.database.LibpqParameter.SSLPASSWORD;
import static dev.athanor.engine.database.LibpqParameter.SSLROOTCERT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the driver is told about TLS. Everything is said outright: left alone, it would look for
 * files of its own in the home folder.
 */
final class TlsProperties {

  private static final Set<String> VERIFYING = Set.of("verify-ca", "verify-full");
  private static final Set<String> ENCRYPTING = Set.of("require", "verify-ca", "verify-full");

  private final ConnectionParameters parameters;
  private final Map<String, String> properties = new TreeMap<>();

  private TlsProperties(ConnectionParameters parameters) {
    this.parameters = parameters;
  }

  static Map<String, String> from(ConnectionParameters parameters) {
    TlsProperties tls = new TlsProperties(parameters);
    String mode = parameters.value(SSLMODE);
    String authorities = parameters.value(SSLROOTCERT);
    if ("system".equals(authorities)) {
      tls.systemAuthorities(mode);
    } else {
      tls.authorities(mode, authorities);
      tls.certificate(mode);
    }
    tls.refuseWeakDirectNegotiation();
    return tls.properties;
  }

  /**
   * libpq 16's {@code sslrootcert=system}: the authorities the runtime trusts, host name checked.
   */
  private void systemAuthorities(@Nullable String mode) {
    if (mode != null && !mode.equals("verify-full")) {
      throw new InvalidDatabaseUrl(
          "The database's sslrootcert=system needs sslmode=verify-full, as with libpq.");
    }
    if (parameters.value(SSLCERT) != null) {
      throw new InvalidDatabaseUrl(
          "The database's sslrootcert=system cannot be combined with sslcert here: name the file of"
              + " the authorities, as /etc/ssl/certs/ca-certificates.crt.");
    }
    properties.put("sslmode", "verify-full");
    properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
  }

  private void authorities(@Nullable String mode, @Nullable String named) {
    String file = named == null ? inHome("root.crt").map(Path::toString).orElse(null) : named;
    if (file != null) {
      properties.put("sslrootcert", file);
    } else if (mode != null && VERIFYING.contains(mode) && parameters.mayReadFiles()) {
      throw new InvalidDatabaseUrl(
          "The database's sslmode="
              + mode
              + " needs the certificate of the authority that signed the server's: name its file in"
              + " sslrootcert or PGSSLROOTCERT, or write sslrootcert=system for those that Java"
              + " trusts.");
    }
    if (mode != null) {
      // As with libpq: who has the authority's certificate wants it to count.
      properties.put("sslmode", mode.equals("require") && file != null ? "verify-ca" : mode);
    }
  }

  private void certificate(@Nullable String mode) {
    String named = parameters.value(SSLCERT);
    String file = named == null ? inHome("postgresql.crt").map(Path::toString).orElse(null) : named;
    if (file == null || "disable".equals(mode) || "disable".equals(parameters.value(SSLCERTMODE))) {
      // Empty is none; absent is the driver's own guess.
      properties.put("sslcert", "");
      properties.put("sslkey", "");
      return;
    }
    String key = parameters.value(SSLKEY);
    if (key == null) {
      key =
          inHome("postgresql.key")
              .map(Path::toString)
              .orElseThrow(
                  () ->
                      new InvalidDatabaseUrl(
                          "The database has a client certificate and no key: name the key's file in"
                              + " sslkey or PGSSLKEY."));
    }
    properties.put("sslcert", file);
    properties.put("sslkey", key);
    String password = parameters.value(SSLPASSWORD);
    // Without one the driver asks at the terminal, where nobody sits.
    properties.put("sslpassword", password == null ? "" : password);
    ClientKey.algorithm(Path.of(file), Path.of(key))
        .ifPresent(algorithm -> properties.put("pemKeyAlgorithm", algorithm));
  }

  private Optional<Path> inHome(String name) {
    return parameters
        .home()
        .map(home -> home.resolve(".postgresql").resolve(name))
        .filter(Files::exists);
  }

  private void refuseWeakDirectNegotiation() {
    String mode = properties.getOrDefault("sslmode", "prefer");
    if ("direct".equals(parameters.value(SSLNEGOTIATION)) && !ENCRYPTING.contains(mode)) {
      throw new InvalidDatabaseUrl(
          "The database's sslnegotiation=direct needs sslmode=require, verify-ca or verify-full, as"
              + " with libpq.");
    }
  }
}
