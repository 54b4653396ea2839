package dev.athanor.engine.sql;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Goes through the tokens of a statement, of which there may be millions. */
final class Tokens {

  enum Kind {
    /** White space and comments. */
    BLANK,
    /** A keyword or an unquoted name. */
    WORD,
    /** {@code "name"} or {@code U&"name"}. */
    QUOTED_NAME,
    /** A string of any notation, dollar quotes included. */
    STRING,
    NUMBER,
    SEMICOLON,
    OPEN,
    CLOSE,
    /** Not SQL: the beginning of a psql command. */
    BACKSLASH,
    /** An operator's character, a comma, a dot, a parameter. */
    OTHER
  }

  private final Lexer lexer;
  private @Nullable Kind kind;
  private boolean behindBlank;

  Tokens(String statement) {
    lexer = new Lexer(new Window(new StringReader(statement), statement.length()), 1);
  }

  /** Goes to the next one that is not blank; false at the end. */
  boolean next() {
    behindBlank = false;
    try {
      kind = lexer.next();
      while (kind == Kind.BLANK) {
        behindBlank = true;
        kind = lexer.next();
      }
    } catch (SqlSyntaxException | IOException e) {
      throw new IllegalStateException("A statement that was split out of a script is whole", e);
    }
    return kind != null;
  }

  /** Goes to the next one; whether it is this word, written in capitals here. */
  boolean nextIs(String word) {
    return next() && is(word);
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  boolean is(String word) {
    return kind == Kind.WORD && lexer.token().equalsIgnoreCase(word);
  }

  /** The word as PostgreSQL compares keywords; empty for all that is none. */
  String word() {
    return kind == Kind.WORD ? lexer.token().toUpperCase(Locale.ROOT) : "";
  }

  String text() {
    return lexer.token();
  }

  /** Whether blanks or comments stand before it. */
  boolean behindBlank() {
    return behindBlank;
  }
}
