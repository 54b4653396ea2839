package dev.athanor.engine.database;

import dev.athanor.engine.database.ConnectionString.Written;
import java.util.Map;

/**
 * libpq's {@code host=localhost dbname=shop password='it\'s'} (PostgreSQL's manual, 34.1.1.1): a
 * backslash takes the next character as it is, within quotes and without.
 */
final class KeywordValues {

  private final String text;
  private int next;

  private KeywordValues(String text) {
    this.text = text;
  }

  static Map<String, String> parse(String text) {
    KeywordValues rest = new KeywordValues(text);
    Written written = new Written();
    rest.skipBlanks();
    while (!rest.atEnd()) {
      String keyword = rest.keyword();
      written.put(keyword, rest.value());
      rest.skipBlanks();
    }
    return written.values();
  }

  private String keyword() {
    int begin = next;
    while (!atEnd() && text.charAt(next) != '=' && !isBlank()) {
      next++;
    }
    String keyword = text.substring(begin, next);
    skipBlanks();
    if (atEnd() || text.charAt(next) != '=') {
      // Not shown: a blank in an unquoted password puts a piece of it here.
      throw ConnectionString.invalid(
          "has a word that no = follows: a value with blanks or quotes in it is written"
              + " password='it\\'s one'");
    }
    next++;
    skipBlanks();
    return keyword;
  }

  private String value() {
    StringBuilder value = new StringBuilder();
    boolean quoted = !atEnd() && text.charAt(next) == '\'';
    if (quoted) {
      next++;
    }
    while (!atEnd() && (quoted ? text.charAt(next) != '\'' : !isBlank())) {
      if (text.charAt(next) == '\\') {
        next++;
        if (atEnd()) {
          break;
        }
      }
      value.append(text.charAt(next++));
    }
    if (quoted) {
      if (atEnd()) {
        throw ConnectionString.invalid("has a value whose quotation mark ' is not closed");
      }
      next++;
    }
    return value.toString();
  }

  private boolean atEnd() {
    return next >= text.length();
  }

  /** What C's isspace takes for one. */
  private boolean isBlank() {
    char c = text.charAt(next);
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private void skipBlanks() {
    while (!atEnd() && isBlank()) {
      next++;
    }
  }
}
