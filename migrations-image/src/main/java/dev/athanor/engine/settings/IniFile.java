package dev.athanor.engine.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A text in the syntax of Python's configparser, as alembic.ini has it.
 *
 * @param name the file as people know it
 * @param sections by name, in the order of the text; values as written, see {@link Interpolation}
 */
record IniFile(String name, Map<String, Map<String, Entry>> sections) {

  /** The section whose keys every other has too. */
  static final String DEFAULTS = "DEFAULT";

  /** A value as written, lines joined by a newline, and the 1-based line of its key. */
  record Entry(String value, int line) {}

  IniFile {
    Map<String, Map<String, Entry>> copy = new LinkedHashMap<>();
    sections.forEach(
        (section, entries) ->
            copy.put(section, Collections.unmodifiableMap(new LinkedHashMap<>(entries))));
    sections = Collections.unmodifiableMap(copy);
  }

  /**
   * Reads a text.
   *
   * @throws SettingsException with the line that cannot be read
   */
  static IniFile parse(String name, String text) {
    return new IniFile(name, new IniParser(name).read(text));
  }

  /** The keys of a section with those of {@code DEFAULT} that it does not have itself. */
  Map<String, Entry> effective(String section) {
    Map<String, Entry> effective = new LinkedHashMap<>(sections.getOrDefault(DEFAULTS, Map.of()));
    effective.putAll(sections.getOrDefault(section, Map.of()));
    return effective;
  }

  /** Where a line of this file is. */
  String at(int line) {
    return name + ":" + line;
  }
}
