package dev.athanor.engine.sql;

import dev.athanor.engine.sql.Token.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The lexical structure of PostgreSQL (its manual, chapter 4.1, and {@code scan.l}) with {@code
 * standard_conforming_strings} on: in plain strings a backslash is a backslash.
 */
final class Lexer {

  private final String sql;
  private int at;
  private int line;

  Lexer(String sql, int firstLine) {
    this.sql = sql;
    this.line = firstLine;
  }

  /** The next token; null at the end. Every character of the text is in exactly one token. */
  @Nullable Token next() throws SqlSyntaxException {
    if (at >= sql.length()) {
      return null;
    }
    int start = at;
    int startLine = line;
    Kind kind = scan(sql.charAt(at));
    for (int i = start; i < at; i++) {
      if (sql.charAt(i) == '\n') {
        line++;
      }
    }
    return new Token(kind, start, at, startLine);
  }

  private Kind scan(char first) throws SqlSyntaxException {
    if (isBlank(first)) {
      while (at < sql.length() && isBlank(sql.charAt(at))) {
        at++;
      }
      return Kind.BLANK;
    }
    return switch (first) {
      case '\'' -> string(false);
      case '"' -> quotedName();
      case ';' -> one(Kind.SEMICOLON);
      case '(', '[' -> one(Kind.OPEN);
      case ')', ']' -> one(Kind.CLOSE);
      case '\\' -> one(Kind.BACKSLASH);
      case '-' -> peek(1) == '-' ? lineComment() : one(Kind.OTHER);
      case '/' -> peek(1) == '*' ? blockComment() : one(Kind.OTHER);
      case '$' -> dollar();
      default -> wordOrNumber(first);
    };
  }

  private Kind wordOrNumber(char first) throws SqlSyntaxException {
    if (isDigit(first) || (first == '.' && isDigit(peek(1)))) {
      return number();
    }
    if (!startsName(first)) {
      return one(Kind.OTHER);
    }
    char second = peek(1);
    if (second == '\'' && "eEbBxXnN".indexOf(first) >= 0) {
      at++;
      return string(first == 'e' || first == 'E');
    }
    if (second == '&' && (first == 'u' || first == 'U') && (peek(2) == '\'' || peek(2) == '"')) {
      at += 2;
      return sql.charAt(at) == '"' ? quotedName() : string(false);
    }
    while (at < sql.length() && continuesName(sql.charAt(at))) {
      at++;
    }
    return Kind.WORD;
  }

  private Kind one(Kind kind) {
    at++;
    return kind;
  }

  private Kind lineComment() {
    int end = sql.indexOf('\n', at);
    at = end < 0 ? sql.length() : end;
    return Kind.BLANK;
  }

  private Kind blockComment() throws SqlSyntaxException {
    int depth = 0;
    int i = at;
    while (i + 1 < sql.length()) {
      char c = sql.charAt(i);
      char d = sql.charAt(i + 1);
      if (c == '/' && d == '*') {
        depth++;
        i += 2;
      } else if (c == '*' && d == '/') {
        depth--;
        i += 2;
        if (depth == 0) {
          at = i;
          return Kind.BLANK;
        }
      } else {
        i++;
      }
    }
    throw new SqlSyntaxException(line, "A comment begins here with /* and does not end");
  }

  private Kind string(boolean backslashEscapes) throws SqlSyntaxException {
    quoted('\'', backslashEscapes, "A string begins here with ' and does not end");
    return Kind.STRING;
  }

  private Kind quotedName() throws SqlSyntaxException {
    quoted('"', false, "A quoted name begins here with \" and does not end");
    return Kind.QUOTED_NAME;
  }

  /** To behind the quote that ends what begins here; a quote written twice is one inside. */
  private void quoted(char quote, boolean backslashEscapes, String endless)
      throws SqlSyntaxException {
    for (int i = at + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\\' && backslashEscapes) {
        i++;
      } else if (c == quote) {
        if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
          i++;
        } else {
          at = i + 1;
          return;
        }
      }
    }
    throw new SqlSyntaxException(line, endless);
  }

  private Kind dollar() throws SqlSyntaxException {
    int i = at + 1;
    if (i < sql.length() && startsName(sql.charAt(i))) {
      while (i < sql.length() && continuesName(sql.charAt(i)) && sql.charAt(i) != '$') {
        i++;
      }
    }
    if (i >= sql.length() || sql.charAt(i) != '$') {
      return one(Kind.OTHER);
    }
    String quote = sql.substring(at, i + 1);
    int end = sql.indexOf(quote, i + 1);
    if (end < 0) {
      throw new SqlSyntaxException(
          line, "A string begins here with " + quote + " and does not end");
    }
    at = end + quote.length();
    return Kind.STRING;
  }

  private Kind number() {
    at++;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      boolean signOfExponent =
          (c == '+' || c == '-')
              && (sql.charAt(at - 1) == 'e' || sql.charAt(at - 1) == 'E')
              && isDigit(peek(1));
      if (!isDigit(c) && c != '.' && c != '_' && !Character.isLetter(c) && !signOfExponent) {
        break;
      }
      at++;
    }
    return Kind.NUMBER;
  }

  private char peek(int ahead) {
    return at + ahead < sql.length() ? sql.charAt(at + ahead) : '\0';
  }

  /** scan.l's {@code space}: to PostgreSQL, Unicode's other blanks are letters of a name. */
  private static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean startsName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  private static boolean continuesName(char c) {
    return startsName(c) || isDigit(c) || c == '$';
  }
}
