package dev.athanor.engine.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The role's password.
 *
 * @param text empty where there is none; the driver would go and look for a file of its own if it
 *     were not said
 * @param warning what a person should know about the password file; null when there is nothing
 */
record Password(String text, @Nullable String warning) {

  /** From the parameters, else from the password file. */
  static Password find(
      ConnectionParameters parameters, List<HostAndPort> hosts, String database, String user) {
    String given = parameters.value(LibpqParameter.PASSWORD);
    String named = parameters.value(LibpqParameter.PASSFILE);
    Optional<Path> file =
        named == null
            ? parameters.home().map(home -> home.resolve(".pgpass"))
            : Optional.of(Path.of(named));
    if (given != null || file.isEmpty()) {
      return new Password(given == null ? "" : given, null);
    }
    PasswordFile passwords = PasswordFile.read(file.get());
    Set<String> found =
        hosts.stream()
            .flatMap(each -> passwords.password(each.host(), each.port(), database, user).stream())
            .collect(Collectors.toSet());
    if (found.size() > 1) {
      throw new InvalidDatabaseUrl(
          "The password file has several passwords for the hosts of this database, and the driver"
              + " takes one for all: give the hosts the same, or name one host.");
    }
    return new Password(found.isEmpty() ? "" : found.iterator().next(), passwords.warning());
  }

  /** Without the password. */
  @Override
  public String toString() {
    return text.isEmpty() ? "no password" : "a password";
  }
}
