package dev.athanor.engine.settings;

import dev.athanor.engine.settings.IniFile.Entry;
import dev.athanor.engine.spelling.EditDistance;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Refuses sections and keys that nothing would come of, and those that must not be there. */
final class KnownKeys {

  static final String NO_DATABASE =
      "a URL or a password never stands in this file; set DATABASE_URL, or PGHOST, PGUSER and the like, in the environment";

  /** What Alembic reads and an engine without Python has no use for. */
  private static final Set<String> OF_PYTHON =
      Set.of("prepend_sys_path", "revision_environment", "sourceless", "databases");

  private static final Map<String, String> RENAMED =
      Map.of("version_path_separator", "path_separator", "scripts", "script_location");

  private KnownKeys() {}

  /**
   * Checks a file of which one section is taken.
   *
   * @throws SettingsException for the first line that is wrong
   */
  static void check(IniFile ini, String section) {
    Map<String, Entry> keys = ini.sections().get(section);
    if (keys == null) {
      throw new SettingsException(ini.name(), noSection(ini, section));
    }
    ini.sections().values().forEach(entries -> refuseDatabases(ini, entries));
    keys.forEach(
        (key, entry) -> {
          if (Setting.ofKey(key).isEmpty()) {
            throw new SettingsException(ini.at(entry.line()), unknown(key));
          }
        });
  }

  private static void refuseDatabases(IniFile ini, Map<String, Entry> entries) {
    entries.forEach(
        (key, entry) -> {
          boolean isUrl = key.equals("url") || key.endsWith(".url") || key.endsWith("_url");
          if (isUrl || key.contains("password")) {
            throw new SettingsException(ini.at(entry.line()), NO_DATABASE);
          }
        });
  }

  private static String noSection(IniFile ini, String section) {
    if (ini.sections().containsKey("alembic") && section.equals(SettingsFile.SECTION)) {
      return "this is the settings file of a Python project; Athanor's SQL scripts have an athanor.ini with a section [athanor], which `athanor init` writes. A Python project runs in its own image with `engine: Alembic`";
    }
    List<String> present =
        ini.sections().keySet().stream().filter(name -> !name.equals(IniFile.DEFAULTS)).toList();
    return "there is no section [%s] in this file%s"
        .formatted(
            section,
            present.isEmpty()
                ? "; put that line before its keys"
                : ", only [" + String.join("], [", present) + "]; name one with --name");
  }

  private static String unknown(String key) {
    if (OF_PYTHON.contains(key)) {
      return "`%s` is a setting of Alembic for Python, and means nothing here; remove it"
          .formatted(key);
    }
    return "there is no setting `%s`%s".formatted(key, hint(key));
  }

  private static String hint(String key) {
    return Stream.concat(Optional.ofNullable(RENAMED.get(key)).stream(), nearest(key).stream())
        .findFirst()
        .map(known -> "; did you mean `%s`?".formatted(known))
        .orElse("; a value for others to use belongs in a section [DEFAULT]");
  }

  private static Optional<String> nearest(String key) {
    int far = Math.max(2, key.length() / 3);
    return Arrays.stream(Setting.values())
        .map(Setting::key)
        .min(Comparator.comparing(known -> EditDistance.between(known, key)))
        .filter(known -> EditDistance.between(known, key) <= far);
  }
}
