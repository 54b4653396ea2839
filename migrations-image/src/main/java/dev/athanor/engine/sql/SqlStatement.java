package dev.athanor.engine.sql;

import dev.athanor.engine.digest.Sha256;
import dev.athanor.engine.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a script.
 *
 * @param text from its first word to before its semicolon, as written
 * @param line the 1-based line of its first word
 */
public record SqlStatement(String text, int line) {

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

  /** The statement with {@code ?} for every literal, without comments, on one line. */
  public String masked() {
    StringBuilder masked = new StringBuilder();
    for (Token token : tokens()) {
      if (token.kind() == Kind.BLANK) {
        if (!masked.isEmpty() && masked.charAt(masked.length() - 1) != ' ') {
          masked.append(' ');
        }
      } else if (token.kind() == Kind.STRING || token.kind() == Kind.NUMBER) {
        masked.append('?');
      } else {
        masked.append(text, token.start(), token.end());
      }
    }
    return masked.toString().strip();
  }

  /**
   * SHA-256, in hexadecimal, of the statement without comments and with every run of white space
   * outside strings as one space: the same statement wherever it stands and however it is laid out.
   */
  public String fingerprint() {
    StringBuilder plain = new StringBuilder();
    boolean blank = false;
    for (Token token : tokens()) {
      if (token.kind() == Kind.BLANK) {
        blank = true;
      } else {
        plain.append(blank && !plain.isEmpty() ? " " : "").append(text, token.start(), token.end());
        blank = false;
      }
    }
    return Sha256.of(plain.toString()).hex();
  }

  /** The first words in upper case, as far as nothing but words stands at the beginning. */
  List<String> head(int most) {
    List<String> words = new ArrayList<>();
    for (Token token : tokens()) {
      if (token.kind() == Kind.WORD && words.size() < most) {
        words.add(upper(token));
      } else if (token.kind() != Kind.BLANK) {
        break;
      }
    }
    return words;
  }

  /** Every unquoted word in upper case, "" for all else that is not blank. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    for (Token token : significant()) {
      String word = keyword(token);
      words.add(word == null ? "" : word);
    }
    return words;
  }

  /** All that is not blank. */
  List<Token> significant() {
    List<Token> significant = new ArrayList<>();
    for (Token token : tokens()) {
      if (token.kind() != Kind.BLANK) {
        significant.add(token);
      }
    }
    return significant;
  }

  /** The token as PostgreSQL compares keywords; null for what is no word. */
  @Nullable String keyword(Token token) {
    return token.kind() == Kind.WORD ? upper(token) : null;
  }

  private String upper(Token token) {
    return text.substring(token.start(), token.end()).toUpperCase(Locale.ROOT);
  }

  private List<Token> tokens() {
    List<Token> tokens = new ArrayList<>();
    Lexer lexer = new Lexer(text, line);
    try {
      for (Token token = lexer.next(); token != null; token = lexer.next()) {
        tokens.add(token);
      }
    } catch (SqlSyntaxException e) {
      throw new IllegalStateException("A statement that was split out of a script is whole", e);
    }
    return tokens;
  }
}
