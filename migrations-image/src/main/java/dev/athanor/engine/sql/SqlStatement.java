package dev.athanor.engine.sql;

import dev.athanor.engine.digest.Sha256;
import dev.athanor.engine.sql.Tokens.Kind;

/**
 * One statement of a script.
 *
 * @param text from its first word to before its semicolon, as written
 * @param line the 1-based line of its first word
 * @param dataLine the line on which the data begins that follows a {@code COPY … FROM STDIN}; 0 for
 *     any other statement
 */
public record SqlStatement(String text, int line, int dataLine) {

  /** What is shown of a statement is cut behind so many characters. */
  public static final int MOST_MASKED = 4096;

  /** A statement without data. */
  public SqlStatement(String text, int line) {
    this(text, line, 0);
  }

  /** Whether rows follow it in the script. */
  public boolean hasData() {
    return dataLine > 0;
  }

  /**
   * The line of a position that the server gave with an error.
   *
   * @param position 1-based, in characters as PostgreSQL counts them; 0 where it gave none
   */
  public int lineAt(int position) {
    int end =
        position <= 0
            ? 0
            : text.offsetByCodePoints(
                0, Math.min(position - 1, text.codePointCount(0, text.length())));
    int at = line;
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        at++;
      }
    }
    return at;
  }

  /**
   * The statement with {@code ?} for every literal, without comments, on one line, and of a very
   * long one the beginning, at most {@link #MOST_MASKED} characters and a {@code …}.
   */
  public String masked() {
    StringBuilder masked = new StringBuilder();
    Tokens tokens = tokens();
    while (masked.length() <= MOST_MASKED && tokens.next()) {
      masked.append(tokens.behindBlank() && !masked.isEmpty() ? " " : "");
      masked.append(tokens.is(Kind.STRING) || tokens.is(Kind.NUMBER) ? "?" : tokens.text());
    }
    if (masked.length() > MOST_MASKED) {
      int end = Character.isHighSurrogate(masked.charAt(MOST_MASKED - 1)) ? 1 : 0;
      masked.setLength(MOST_MASKED - end);
      masked.append('…');
    }
    return masked.toString();
  }

  /**
   * SHA-256, in hexadecimal, of the statement without comments and with every run of white space
   * outside strings as one space: the same statement wherever it stands and however it is laid out.
   */
  public String fingerprint() {
    return plain().end().hex();
  }

  Sha256.Pieces plain() {
    Sha256.Pieces plain = Sha256.begin();
    Tokens tokens = tokens();
    for (boolean first = true; tokens.next(); first = false) {
      if (tokens.behindBlank() && !first) {
        plain.add(" ");
      }
      plain.add(tokens.text());
    }
    return plain;
  }

  /** All that is not blank. */
  Tokens tokens() {
    return new Tokens(text);
  }
}
