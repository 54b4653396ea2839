package dev.athanor.engine.sql;

import dev.athanor.engine.sql.Tokens.Kind;
import dev.athanor.engine.sql.TransactionUse.CreatesIndex;

/** Reads the index and the table out of {@code CREATE INDEX CONCURRENTLY … ON …}. */
final class IndexName {

  private IndexName() {}

  /** Reads on behind {@code CONCURRENTLY}. */
  static TransactionUse read(Tokens tokens) {
    boolean more = tokens.next();
    if (tokens.is("IF")) {
      more = tokens.nextIs("NOT") && tokens.nextIs("EXISTS") && tokens.next();
    }
    String index = "";
    if (more && !tokens.is("ON")) {
      index = folded(tokens.text());
      more = tokens.next();
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
    if (written.startsWith("\"")) {
      return written.substring(1, written.length() - 1).replace("\"\"", "\"");
    }
    StringBuilder folded = new StringBuilder(written);
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      folded.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return folded.toString();
  }
}
