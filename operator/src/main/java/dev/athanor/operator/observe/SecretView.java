package dev.athanor.operator.observe;

import dev.athanor.engine.database.DatabaseSettings;
import java.util.Map;

/** The Secret that {@code spec.database.secretRef} names. */
public sealed interface SecretView {

  /**
   * A usable Secret.
   *
   * @param environment which key of the Secret stands behind which environment variable of the Job
   * @param settings how this process reaches the database; its text never shows a password
   * @param version the Secret's resourceVersion: another one voids what was read with this one
   */
  record Usable(Map<String, String> environment, DatabaseSettings settings, String version)
      implements SecretView {}

  /** There is no such Secret. */
  record Missing() implements SecretView {}

  /** It is there and cannot be used; the message names the key, never its value. */
  record Unusable(String message) implements SecretView {}
}
