package dev.athanor.engine.sql;

import java.util.Set;

/** Statements after which data may be gone that no downgrade brings back. */
public final class Destruction {

  private static final Set<String> HOLDING_DATA =
      Set.of("TABLE", "SCHEMA", "DATABASE", "SEQUENCE", "FOREIGN", "OWNED");

  /** What {@code ALTER TABLE … DROP} may name besides a column. */
  private static final Set<String> NO_COLUMN =
      Set.of("CONSTRAINT", "DEFAULT", "NOT", "IDENTITY", "EXPRESSION");

  private Destruction() {}

  /** Whether the statement drops or empties something, or changes a column's type. */
  public static boolean possible(SqlStatement statement) {
    Tokens tokens = statement.tokens();
    tokens.next();
    return switch (tokens.word()) {
      case "TRUNCATE", "DELETE" -> true;
      case "DROP" ->
          tokens.next() && (HOLDING_DATA.contains(tokens.word()) || comes(tokens, "CASCADE"));
      case "ALTER" -> tokens.nextIs("TABLE") && alters(tokens);
      case "WITH" -> comes(tokens, "DELETE");
      default -> false;
    };
  }

  private static boolean comes(Tokens tokens, String word) {
    while (tokens.next()) {
      if (tokens.is(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean alters(Tokens tokens) {
    boolean drops = false;
    for (int i = 2; tokens.next(); i++) {
      String word = tokens.word();
      if (drops && !NO_COLUMN.contains(word)) {
        return true;
      }
      drops = word.equals("DROP");
      if (word.equals("TYPE") && i > 3) {
        return true;
      }
    }
    return drops;
  }
}
