package dev.athanor.engine.sql;

import dev.athanor.engine.sql.Tokens.Kind;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The lexical structure of PostgreSQL (its manual, chapter 4.1, and {@code scan.l}) with {@code
 * standard_conforming_strings} on: in plain strings a backslash is a backslash. Reads no further
 * than the token it is asked for, and keeps no text but that of the token and what {@link Window}
 * was told to keep.
 */
final class Lexer {

  private static final String PREFIXES_OF_STRINGS = "eEbBxXnN";

  private final Window text;
  private int line;
  private int startLine;

  Lexer(Window text, int firstLine) {
    this.text = text;
    this.line = firstLine;
    this.startLine = firstLine;
  }

  /** The next token's kind; null at the end. Every character is in exactly one token. */
  @Nullable Kind next() throws IOException, SqlSyntaxException {
    text.beginToken();
    startLine = line;
    if (text.atEnd()) {
      return null;
    }
    Kind kind = scan(text.peek());
    line += text.linesOfToken();
    return kind;
  }

  /** The 1-based line on which the token begins. */
  int startLine() {
    return startLine;
  }

  /** The line of what comes next. */
  int line() {
    return line;
  }

  /** Says that lines were read without this lexer. */
  void passed(int lines) {
    line += lines;
  }

  String token() {
    return text.token();
  }

  /** The token as PostgreSQL compares keywords. */
  String upper() {
    return text.token().toUpperCase(Locale.ROOT);
  }

  private Kind scan(char first) throws IOException, SqlSyntaxException {
    if (isBlank(first)) {
      while (isBlank(text.peek())) {
        text.take();
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
      case '-' -> text.peek(1) == '-' ? lineComment() : one(Kind.OTHER);
      case '/' -> text.peek(1) == '*' ? blockComment() : one(Kind.OTHER);
      case '$' -> dollar();
      default -> wordOrNumber(first);
    };
  }

  private Kind wordOrNumber(char first) throws IOException, SqlSyntaxException {
    if (isDigit(first) || (first == '.' && isDigit(text.peek(1)))) {
      return number();
    }
    if (!startsName(first)) {
      return one(Kind.OTHER);
    }
    char second = text.peek(1);
    if (second == '\'' && PREFIXES_OF_STRINGS.indexOf(first) >= 0) {
      text.take();
      return string(first == 'e' || first == 'E');
    }
    if (second == '&'
        && (first == 'u' || first == 'U')
        && (text.peek(2) == '\'' || text.peek(2) == '"')) {
      text.take(2);
      return text.peek() == '"' ? quotedName() : string(false);
    }
    while (continuesName(text.peek())) {
      text.take();
    }
    return Kind.WORD;
  }

  private Kind one(Kind kind) {
    text.take();
    return kind;
  }

  private Kind lineComment() throws IOException {
    while (!text.atEnd() && text.peek() != '\n') {
      text.take();
      text.dropIfNothingIsKept();
    }
    return Kind.BLANK;
  }

  private Kind blockComment() throws IOException, SqlSyntaxException {
    int depth = 0;
    do {
      if (text.atEnd()) {
        throw new SqlSyntaxException(startLine, "A comment begins here with /* and does not end");
      }
      boolean opens = text.peek() == '/' && text.peek(1) == '*';
      boolean closes = text.peek() == '*' && text.peek(1) == '/';
      depth += opens ? 1 : closes ? -1 : 0;
      text.take(opens || closes ? 2 : 1);
      line += text.dropIfNothingIsKept();
    } while (depth > 0);
    return Kind.BLANK;
  }

  /**
   * With the rest of it, if it goes on behind a line end: there a backslash is what it was before.
   */
  private Kind string(boolean backslashEscapes) throws IOException, SqlSyntaxException {
    quoted('\'', backslashEscapes, "A string begins here with ' and does not end");
    while (backslashEscapes && text.takeUpToContinuation()) {
      quoted('\'', true, "A string begins here with ' and does not end");
    }
    return Kind.STRING;
  }

  private Kind quotedName() throws IOException, SqlSyntaxException {
    quoted('"', false, "A quoted name begins here with \" and does not end");
    return Kind.QUOTED_NAME;
  }

  /** To behind the quote that ends what begins here; a quote written twice is one inside. */
  private void quoted(char quote, boolean backslashEscapes, String endless)
      throws IOException, SqlSyntaxException {
    text.take();
    while (!text.atEnd()) {
      char c = text.peek();
      text.take();
      if (c == '\\' && backslashEscapes) {
        if (!text.atEnd()) {
          text.take();
        }
      } else if (c == quote) {
        if (text.peek() != quote) {
          return;
        }
        text.take();
      }
    }
    throw new SqlSyntaxException(line, endless);
  }

  private Kind dollar() throws IOException, SqlSyntaxException {
    int length = 1;
    if (startsName(text.peek(1))) {
      while (continuesName(text.peek(length)) && text.peek(length) != '$') {
        length++;
      }
    }
    if (text.peek(length) != '$') {
      return one(Kind.OTHER);
    }
    text.take(length + 1);
    String quote = text.token();
    if (!text.takeThrough(quote)) {
      throw new SqlSyntaxException(
          line, "A string begins here with " + quote + " and does not end");
    }
    return Kind.STRING;
  }

  private Kind number() throws IOException {
    char before = text.peek();
    text.take();
    while (true) {
      char c = text.peek();
      boolean signOfExponent =
          (c == '+' || c == '-') && (before == 'e' || before == 'E') && isDigit(text.peek(1));
      if (!isDigit(c) && c != '.' && c != '_' && !Character.isLetter(c) && !signOfExponent) {
        return Kind.NUMBER;
      }
      before = c;
      text.take();
    }
  }

  /** scan.l's {@code space}: to PostgreSQL, Unicode's other blanks are letters of a name. */
  static boolean isBlank(char c) {
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
