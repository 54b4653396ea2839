package dev.athanor.engine.settings;

import dev.athanor.engine.settings.IniFile.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads configparser's syntax line by line: {@code key = value} or {@code key: value} below {@code
 * [section]}, comments on lines of their own, and a value that goes on where the next line is
 * indented more than its key.
 */
final class IniParser {

  private static final Pattern SECTION = Pattern.compile("\\[(.+)].*");

  private static final Pattern OPTION = Pattern.compile("(.*?)\\s*[=:]\\s*(.*)");

  private final String name;
  private final Map<String, Map<String, Entry>> sections = new LinkedHashMap<>();

  private @Nullable Map<String, Entry> section;
  private String sectionName = "";
  private @Nullable String key;
  private int indentOfKey;

  IniParser(String name) {
    this.name = name;
  }

  Map<String, Map<String, Entry>> read(String text) {
    List<String> lines = text.replace("\uFEFF", "").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      read(lines.get(i), i + 1);
    }
    sections.values().forEach(keys -> keys.replaceAll((key, entry) -> trimmed(entry)));
    return sections;
  }

  private void read(String line, int number) {
    String stripped = line.strip();
    if (stripped.startsWith("#") || stripped.startsWith(";")) {
      return;
    }
    int indent = line.length() - line.stripLeading().length();
    if (stripped.isEmpty() || (key != null && indent > indentOfKey)) {
      goOn(stripped);
      return;
    }
    indentOfKey = indent;
    Matcher header = SECTION.matcher(stripped);
    if (header.matches()) {
      begin(header.group(1), number);
    } else {
      option(stripped, number);
    }
  }

  /** An empty line belongs to a value only if more of it follows. */
  private void goOn(String more) {
    if (section != null && key != null) {
      section.computeIfPresent(
          key, (same, entry) -> new Entry(entry.value() + "\n" + more, entry.line()));
    }
  }

  private void begin(String header, int number) {
    if (sections.containsKey(header) && !header.equals(IniFile.DEFAULTS)) {
      throw wrong(number, "a second section [%s]; put its keys below the first".formatted(header));
    }
    section = sections.computeIfAbsent(header, added -> new LinkedHashMap<>());
    sectionName = header;
    key = null;
  }

  private void option(String line, int number) {
    if (section == null) {
      throw wrong(number, "a line before the first section; put a line [athanor] before it");
    }
    Matcher matcher = OPTION.matcher(line);
    if (!matcher.matches() || matcher.group(1).isEmpty()) {
      throw wrong(
          number, "this is no `key = value`; a value that goes on is indented, a comment has a #");
    }
    String found = matcher.group(1).toLowerCase(Locale.ROOT);
    Entry earlier = section.putIfAbsent(found, new Entry(matcher.group(2), number));
    if (earlier != null) {
      throw wrong(
          number,
          "a second `%s` in [%s]; the first is on line %d"
              .formatted(found, sectionName, earlier.line()));
    }
    key = found;
  }

  private static Entry trimmed(Entry entry) {
    return new Entry(entry.value().stripTrailing(), entry.line());
  }

  private SettingsException wrong(int line, String sentence) {
    return new SettingsException(name + ":" + line, sentence);
  }
}
