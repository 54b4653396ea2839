package dev.athanor.engine.sql;

import dev.athanor.engine.sql.Token.Kind;
import dev.athanor.engine.sql.TransactionUse.CreatesIndex;
import java.util.List;
import java.util.Locale;

/** Reads the index and the table out of {@code CREATE INDEX CONCURRENTLY … ON …}. */
final class IndexName {

  private IndexName() {}

  static TransactionUse read(
      SqlStatement statement, List<Token> tokens, List<String> words, int from) {
    int at = from;
    if (at < words.size() && words.get(at).equals("IF")) {
      at += 3;
    }
    String index = "";
    if (at < words.size() && !words.get(at).equals("ON")) {
      index = folded(text(statement, tokens.get(at)));
      at++;
    }
    if (at >= words.size() || !words.get(at).equals("ON")) {
      return new TransactionUse.Unknowable(true);
    }
    at++;
    if (at < words.size() && words.get(at).equals("ONLY")) {
      at++;
    }
    StringBuilder table = new StringBuilder();
    while (at < tokens.size() && isPartOfName(statement, tokens.get(at), words.get(at))) {
      table.append(text(statement, tokens.get(at)));
      at++;
    }
    return new CreatesIndex(index, table.toString());
  }

  private static boolean isPartOfName(SqlStatement statement, Token token, String word) {
    return (token.kind() == Kind.WORD && !word.equals("USING"))
        || token.kind() == Kind.QUOTED_NAME
        || (token.kind() == Kind.OTHER && text(statement, token).equals("."));
  }

  private static String text(SqlStatement statement, Token token) {
    return statement.text().substring(token.start(), token.end());
  }

  /** As the catalog has it: unquoted names in lower case, quoted ones as they are. */
  private static String folded(String written) {
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : written.toLowerCase(Locale.ROOT);
  }
}
