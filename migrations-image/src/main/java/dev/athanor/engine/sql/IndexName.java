package dev.athanor.engine.sql;

import dev.athanor.engine.sql.Tokens.Kind;
import dev.athanor.engine.sql.TransactionUse.CreatesIndex;
import java.util.Locale;

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

  /** As the catalog has it: unquoted names in lower case, quoted ones as they are. */
  private static String folded(String written) {
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : written.toLowerCase(Locale.ROOT);
  }
}
