package dev.athanor.engine.settings;

import dev.athanor.engine.settings.IniFile.Entry;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts other values into a value, as configparser does: {@code %(here)s} and {@code %(key)s}, and
 * {@code %%} for a percent sign.
 *
 * @param entries the keys that may be named
 * @param here the folder of the file
 */
record Interpolation(IniFile file, Map<String, Entry> entries, String here) {

  private static final Pattern PLACE = Pattern.compile("%(?:%|\\(([^)]*)\\)s)?");

  /** As in configparser; what is deeper is a circle. */
  private static final int DEEPEST = 10;

  /**
   * The value without places to fill.
   *
   * @throws SettingsException if a key is not there, or names itself
   */
  String of(Entry entry) {
    return filled(entry, entry.value(), 1);
  }

  private String filled(Entry entry, String value, int depth) {
    if (depth > DEEPEST) {
      throw wrong(entry, "the keys in this value name each other in a circle");
    }
    return PLACE
        .matcher(value)
        .replaceAll(place -> Matcher.quoteReplacement(one(entry, place, depth)));
  }

  private String one(Entry entry, MatchResult place, int depth) {
    if (place.group().equals("%%")) {
      return "%";
    }
    String written = place.group(1);
    if (written == null) {
      throw wrong(entry, "a `%` stands alone here; write `%%` for a percent sign");
    }
    String key = written.toLowerCase(Locale.ROOT);
    if (key.equals("here")) {
      return here;
    }
    Entry named = entries.get(key);
    if (named == null) {
      throw wrong(
          entry,
          "`%%(%1$s)s` names a key that is not there; write `%%%%(%1$s)s` if it is not meant to"
              .formatted(written));
    }
    return filled(named, named.value(), depth + 1);
  }

  private SettingsException wrong(Entry entry, String sentence) {
    return new SettingsException(file.at(entry.line()), sentence);
  }
}
