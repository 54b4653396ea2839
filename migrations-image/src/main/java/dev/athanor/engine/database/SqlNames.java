package dev.athanor.engine.database;

/** Names inside SQL text. */
public final class SqlNames {

  private SqlNames() {}

  /** The identifier in double quotes, whatever it holds. */
  public static String quoted(String identifier) {
    if (identifier.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("A name in PostgreSQL holds no NUL character");
    }
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /**
   * The text as a string literal. Needs {@code standard_conforming_strings}, PostgreSQL's default.
   */
  public static String literal(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("A text in PostgreSQL holds no NUL character");
    }
    return "'" + text.replace("'", "''") + "'";
  }
}
