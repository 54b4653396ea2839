package dev.athanor.engine.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A client certificate's key. libpq takes every form that OpenSSL writes; pgjdbc takes PKCS#8 in
 * PEM if it is told the algorithm, and PKCS#8 in DER or PKCS#12.
 */
final class ClientKey {

  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  /** A key is small; a file that is not one may have any size. */
  private static final int LONGEST = 64 * 1024;

  private static final String PKCS8 = "-----BEGIN PRIVATE KEY-----";

  private ClientKey() {}

  /**
   * The algorithm of a key in PEM; empty where the driver finds out for itself.
   *
   * @throws InvalidDatabaseUrl when a file is missing or the key is in a form that the driver
   *     cannot read, with the command that converts it
   */
  static Optional<String> algorithm(Path certificate, Path key) {
    for (Path file : List.of(certificate, key)) {
      if (!Files.isReadable(file)) {
        throw new InvalidDatabaseUrl(
            "The file "
                + file
                + (file.equals(key)
                    ? " of the client certificate's key (sslkey, PGSSLKEY)"
                    : " of the client certificate (sslcert, PGSSLCERT)")
                + " is not there or cannot be read.");
      }
    }
    String text = text(key);
    int begin = text.indexOf(PKCS8);
    if (begin >= 0) {
      return Optional.of(algorithm(text.substring(begin + PKCS8.length()), key));
    }
    if (text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")
        || text.contains("Proc-Type: 4,ENCRYPTED")) {
      throw unreadable(
          key, "encrypted PEM", "openssl pkcs8 -topk8 -nocrypt -in " + key + " -out client.key");
    }
    if (text.contains("-----BEGIN ") && text.contains(" PRIVATE KEY-----")) {
      throw unreadable(
          key,
          "PEM, but not in PKCS#8",
          "openssl pkcs8 -topk8 -nocrypt -in " + key + " -out client.key");
    }
    return Optional.empty();
  }

  private static String algorithm(String body, Path key) {
    int end = body.indexOf("-----END");
    try {
      byte[] der = Base64.getMimeDecoder().decode(body.substring(0, Math.max(end, 0)));
      for (String algorithm : ALGORITHMS) {
        if (isOf(algorithm, der)) {
          return algorithm;
        }
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new InvalidDatabaseUrl(
        "The client certificate's key " + key + " holds no RSA, EC or Ed25519 key.");
  }

  private static boolean isOf(String algorithm, byte[] der) {
    try {
      KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static InvalidDatabaseUrl unreadable(Path key, String form, String command) {
    return new InvalidDatabaseUrl(
        "The client certificate's key "
            + key
            + " is "
            + form
            + ", which the driver does not read: convert it with "
            + command
            + " and name that in sslkey.");
  }

  private static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new InvalidDatabaseUrl(
          "The client certificate's key " + file + " cannot be read: " + e.getMessage());
    }
  }
}
