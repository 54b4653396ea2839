package dev.athanor.engine.sql;

import dev.athanor.engine.sql.Tokens.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    Tokens tokens = statement.tokens();
    if (!tokens.nextIs("REINDEX") || !tokens.next()) {
      return Optional.empty();
    }
    boolean concurrently = false;
    if (tokens.is(Kind.OPEN)) {
      concurrently = isAmongOptions(tokens);
      boolean unused = tokens.next();
    }
    Scope scope = scope(tokens.word());
    boolean more = tokens.next();
    if (tokens.is("CONCURRENTLY")) {
      concurrently = true;
      more = tokens.next();
    }
    return scope == null || !concurrently
        ? Optional.empty()
        : Optional.of(new Reindex(scope, more ? rest(tokens) : ""));
  }

  /** {@code REINDEX (VERBOSE, CONCURRENTLY) TABLE …}; reads up to the parenthesis. */
  private static boolean isAmongOptions(Tokens tokens) {
    boolean found = false;
    while (tokens.next() && !tokens.is(Kind.CLOSE)) {
      found |= tokens.is("CONCURRENTLY");
    }
    return found;
  }

  private static @Nullable Scope scope(String word) {
    for (Scope scope : Scope.values()) {
      if (scope.name().equals(word)) {
        return scope;
      }
    }
    return null;
  }

  private static String rest(Tokens tokens) {
    StringBuilder name = new StringBuilder();
    do {
      name.append(tokens.text());
    } while (tokens.next());
    return name.toString();
  }
}
