package dev.athanor.engine.database;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where libpq looks for files that nobody has named. */
final class HomeFolder {

  private HomeFolder() {}

  static Optional<Path> of(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home));
  }
}
