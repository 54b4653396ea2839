package dev.athanor.engine.sql;

import dev.athanor.engine.sql.Tokens.Kind;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the strings of a script that are nobody's business: those behind a word that says so
 * ({@code PASSWORD}, {@code CONNECTION}, an option whose name has {@code secret} in it), and those
 * that hold a password for somebody to connect with. Of a longer string that holds statements, a
 * body, only the strings inside are looked at.
 */
public final class Passwords {

  private static final int DEEPEST = 4;

  private Passwords() {}

  /**
   * The strings as they are written, quotes included.
   *
   * @param script is closed
   * @throws SqlSyntaxException where the script could not run either
   */
  public static Set<String> in(Reader script) throws IOException, SqlSyntaxException {
    Set<String> found = new LinkedHashSet<>();
    try (StatementReader reader = new StatementReader(script, 1)) {
      for (SqlStatement next = reader.next(); next != null; next = reader.next()) {
        add(next.text(), found, 0);
      }
    }
    return found;
  }

  private static void add(String statement, Set<String> found, int depth) {
    Tokens tokens = new Tokens(statement);
    String before = "";
    while (tokens.next()) {
      if (tokens.is(Kind.STRING)) {
        addString(tokens.text(), before, found, depth);
      }
      before = tokens.is(Kind.WORD) || tokens.is(Kind.QUOTED_NAME) ? tokens.text() : "";
    }
  }

  private static void addString(String string, String before, Set<String> found, int depth) {
    String name = before.toUpperCase(Locale.ROOT);
    String inside = string.toUpperCase(Locale.ROOT);
    if (string.startsWith("$")) {
      addBody(string, found, depth);
    } else if (name.contains("PASSWORD")
        || name.contains("SECRET")
        || name.equals("CONNECTION")
        || inside.contains("PASSWORD=")
        || inside.contains("PASSWORD =")) {
      found.add(string);
    }
  }

  /** A body is in a language of its own, and mostly close enough to SQL. */
  private static void addBody(String dollarQuoted, Set<String> found, int depth) {
    int quote = dollarQuoted.indexOf('$', 1) + 1;
    if (depth == DEEPEST) {
      return;
    }
    try {
      add(dollarQuoted.substring(quote, dollarQuoted.length() - quote), found, depth + 1);
    } catch (IllegalStateException notSql) {
      // Its strings have no end that this lexer sees: there is nothing to be found in them.
      return;
    }
  }
}
