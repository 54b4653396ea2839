package dev.athanor.engine.sql;

import dev.athanor.engine.sql.Tokens.Kind;
import dev.athanor.engine.sql.TransactionUse.CreatesIndex;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the index and the table out of {@code CREATE INDEX CONCURRENTLY … ON …}. */
final class IndexName {

  /** Bytes of a name: NAMEDATALEN less one. */
  private static final int LONGEST_NAME = 63;

  private static final Pattern ESCAPE =
      Pattern.compile("\\\\([0-9A-Fa-f]{4}|\\+[0-9A-Fa-f]{6}|\\\\)");

  private IndexName() {}

  /** Reads on behind {@code CONCURRENTLY}. */
  static TransactionUse read(Tokens tokens) {
    boolean more = tokens.next();
    if (tokens.is("IF")) {
      more = tokens.nextIs("NOT") && tokens.nextIs("EXISTS") && tokens.next();
    }
    String index = "";
    if (more && !tokens.is("ON")) {
      index = cut(folded(tokens.text()));
      more = tokens.next();
      if (tokens.is("UESCAPE")) {
        // Another escape character than the backslash: rare enough to leave it to a person.
        index = "";
        tokens.next();
        more = tokens.next();
      }
    }
    if (!more || !tokens.is("ON")) {
      return new TransactionUse.Unknowable(true);
    }
    more = tokens.next();
    if (tokens.is("ONLY")) {
      more = tokens.next();
    }
    StringBuilder table = new StringBuilder();
    while (more && isPartOfName(tokens)) {
      table.append(tokens.text());
      more = tokens.next();
    }
    return new CreatesIndex(index, table.toString());
  }

  /** Of {@code U&"…"}: what the code points stand for that are written in it. */
  private static String unescaped(String name) {
    return ESCAPE
        .matcher(name)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1).equals("\\")
                        ? "\\"
                        : Character.toString(
                            Integer.parseInt(found.group(1).replace("+", ""), 16))));
  }

  /** The server cuts longer names, between two characters. */
  private static String cut(String name) {
    int bytes = 0;
    int at = 0;
    while (at < name.length()) {
      int character = name.codePointAt(at);
      bytes += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > LONGEST_NAME) {
        return name.substring(0, at);
      }
      at += Character.charCount(character);
    }
    return name;
  }

  private static boolean isPartOfName(Tokens tokens) {
    return (tokens.is(Kind.WORD) && !tokens.is("USING"))
        || tokens.is(Kind.QUOTED_NAME)
        || (tokens.is(Kind.OTHER) && tokens.text().equals("."));
  }

  /**
   * As the catalog of a database in UTF-8 has it: of unquoted names the letters of ASCII in lower
   * case, quoted ones as they are.
   */
  private static String folded(String written) {
    int quote = written.indexOf('"');
    if (quote >= 0) {
      String name = written.substring(quote + 1, written.length() - 1).replace("\"\"", "\"");
      return quote == 0 ? name : unescaped(name);
    }
    StringBuilder folded = new StringBuilder(written);
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      folded.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return folded.toString();
  }
}
