package dev.athanor.engine.settings;

import dev.athanor.engine.settings.IniFile.Entry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One section of a settings file, of which every key is known. */
final class SettingsFile {

  static final String NAME = "athanor.ini";

  static final String SECTION = "athanor";

  private final IniFile ini;
  private final Path folder;
  private final Map<String, Entry> entries;

  private SettingsFile(IniFile ini, Path folder, String section) {
    this.ini = ini;
    this.folder = folder;
    this.entries = ini.effective(section);
  }

  /**
   * Reads the text of a settings file.
   *
   * @param name the file as people know it
   * @param folder where it stands, absolute: {@code %(here)s}
   * @param section the one to take
   * @throws SettingsException with the line, if anything in it cannot be followed
   */
  static SettingsFile parse(String name, Path folder, String text, String section) {
    IniFile ini = IniFile.parse(name, text);
    KnownKeys.check(ini, section);
    return new SettingsFile(ini, folder, section);
  }

  /** The folder that paths in this file are relative to. */
  Path folder() {
    return folder;
  }

  /** What is set here; a blank value is none. */
  Optional<Sourced<String>> find(Setting setting) {
    Entry entry = entries.get(setting.key());
    if (entry == null) {
      return Optional.empty();
    }
    String value = new Interpolation(ini, entries, folder.toString()).of(entry);
    if (value.isBlank()) {
      return Optional.empty();
    }
    String source = ini.at(entry.line());
    if (value.contains("://")) {
      throw new SettingsException(source, KnownKeys.NO_DATABASE);
    }
    return Optional.of(new Sourced<>(value.strip(), source));
  }
}
