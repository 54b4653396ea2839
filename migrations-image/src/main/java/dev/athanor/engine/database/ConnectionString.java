package dev.athanor.engine.database;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What stands in {@code DATABASE_URL}, in either form that libpq knows: a URI or keywords with
 * values. The parameters as they are written, not yet judged.
 */
final class ConnectionString {

  private static final Pattern KEYWORD = Pattern.compile("[A-Za-z_]+\\s*=.*", Pattern.DOTALL);

  private ConnectionString() {}

  static Map<String, String> parse(String text) {
    return KEYWORD.matcher(text).matches() ? KeywordValues.parse(text) : DatabaseUrl.parse(text);
  }

  static InvalidDatabaseUrl invalid(String what) {
    return new InvalidDatabaseUrl(ConnectionParameters.URL_VARIABLE + " " + what + ".");
  }

  /** Whether it can be nothing but a mistake, and would be lost on its way to the server. */
  static boolean holdsControlCharacter(String text) {
    return text.chars().anyMatch(c -> c < ' ');
  }

  /** Parameters in the order in which they are written; the last of a name counts. */
  static final class Written {

    private final Map<String, String> values = new LinkedHashMap<>();

    /** An empty value is none, as with libpq. */
    void put(String name, String value) {
      if (name.equals(LibpqParameter.PASSWORD.keyword())
          ? value.indexOf('\0') >= 0
          : holdsControlCharacter(value)) {
        throw invalid("holds a line break or another control character");
      }
      if (!value.isEmpty()) {
        values.put(name, value);
      }
    }

    Map<String, String> values() {
      return values;
    }
  }
}
