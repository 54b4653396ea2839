package dev.athanor.engine.sql;

import dev.athanor.engine.sql.Token.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What {@code REINDEX … CONCURRENTLY} rebuilds.
 *
 * @param scope of what it rebuilds the indexes
 * @param name of that as written, quotes and schema included; empty where the statement leaves it
 *     out
 */
public record Reindex(Scope scope, String name) {

  /** The word before the name. */
  public enum Scope {
    INDEX,
    TABLE,
    SCHEMA,
    DATABASE,
    SYSTEM
  }

  /** Empty for every other statement. */
  public static Optional<Reindex> concurrent(SqlStatement statement) {
    List<String> words = statement.words();
    if (words.isEmpty() || !words.get(0).equals("REINDEX") || !words.contains("CONCURRENTLY")) {
      return Optional.empty();
    }
    List<Token> tokens = statement.significant();
    int at = afterOptions(tokens);
    if (at >= words.size()) {
      return Optional.empty();
    }
    for (Scope scope : Scope.values()) {
      if (scope.name().equals(words.get(at))) {
        int name = at + 1;
        boolean plain = name < words.size() && words.get(name).equals("CONCURRENTLY");
        return Optional.of(new Reindex(scope, text(statement, tokens, plain ? name + 1 : name)));
      }
    }
    return Optional.empty();
  }

  /** {@code REINDEX (VERBOSE, CONCURRENTLY) TABLE …}. */
  private static int afterOptions(List<Token> tokens) {
    int at = 1;
    if (at < tokens.size() && tokens.get(at).kind() == Kind.OPEN) {
      while (at < tokens.size() && tokens.get(at).kind() != Kind.CLOSE) {
        at++;
      }
      at++;
    }
    return at;
  }

  private static String text(SqlStatement statement, List<Token> tokens, int from) {
    StringBuilder name = new StringBuilder();
    for (Token token : tokens.subList(Math.min(from, tokens.size()), tokens.size())) {
      name.append(statement.text(), token.start(), token.end());
    }
    return name.toString();
  }
}
