package dev.athanor.engine.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * libpq's password file (PostgreSQL's manual, 34.16): lines {@code
 * host:port:database:user:password} with {@code *} for any and a backslash before {@code :} and
 * {@code \}, of which the first that fits counts.
 */
final class PasswordFile {

  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private final List<String> lines;
  private final @Nullable String warning;

  private PasswordFile(List<String> lines, @Nullable String warning) {
    this.lines = lines;
    this.warning = warning;
  }

  /** A file that is not there has no passwords; one that others may read counts as little. */
  static PasswordFile read(Path file) {
    if (!Files.exists(file)) {
      return new PasswordFile(List.of(), null);
    }
    try {
      if (!Files.isRegularFile(file)) {
        return ignored("The password file " + file + " is no plain file, and is ignored.");
      }
      if (Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
        return ignored(
            "The password file "
                + file
                + " can be read by others, and is ignored: its permissions must be 0600 or less.");
      }
      return new PasswordFile(Files.readAllLines(file, StandardCharsets.UTF_8), null);
    } catch (IOException e) {
      return ignored("The password file " + file + " cannot be read, and is ignored: " + e);
    }
  }

  private static PasswordFile ignored(String warning) {
    return new PasswordFile(List.of(), warning);
  }

  /** What a person should know; null when there is nothing. */
  @Nullable String warning() {
    return warning;
  }

  Optional<String> password(String host, int port, String database, String user) {
    for (String line : lines) {
      String rest = line.startsWith("#") ? null : line;
      for (String field : List.of(host, Integer.toString(port), database, user)) {
        rest = rest == null ? null : after(field, rest);
      }
      if (rest != null) {
        return Optional.of(unescaped(rest));
      }
    }
    return Optional.empty();
  }

  /** What follows the field and its colon; null when another value stands there. */
  private static @Nullable String after(String field, String line) {
    if (line.startsWith("*:")) {
      return line.substring(2);
    }
    int at = 0;
    int matched = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == ':' && matched == field.length()) {
        return line.substring(at + 1);
      }
      if (c == '\\' && at + 1 < line.length()) {
        c = line.charAt(++at);
      }
      if (matched == field.length() || c != field.charAt(matched)) {
        return null;
      }
      at++;
      matched++;
    }
    return null;
  }

  private static String unescaped(String written) {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < written.length() && written.charAt(i) != ':'; i++) {
      if (written.charAt(i) == '\\' && i + 1 < written.length()) {
        i++;
      }
      password.append(written.charAt(i));
    }
    return password.toString();
  }
}
