package dev.athanor.engine.sql;

import java.util.List;
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
    List<String> words = statement.words();
    String first = words.isEmpty() ? "" : words.get(0);
    return switch (first) {
      case "TRUNCATE", "DELETE" -> true;
      case "DROP" ->
          (words.size() > 1 && HOLDING_DATA.contains(words.get(1))) || words.contains("CASCADE");
      case "ALTER" -> words.size() > 1 && words.get(1).equals("TABLE") && alters(words);
      case "WITH" -> words.contains("DELETE");
      default -> false;
    };
  }

  private static boolean alters(List<String> words) {
    for (int i = 2; i < words.size(); i++) {
      String next = i + 1 < words.size() ? words.get(i + 1) : "";
      if (words.get(i).equals("DROP") && !NO_COLUMN.contains(next)) {
        return true;
      }
      if (words.get(i).equals("TYPE") && i > 3) {
        return true;
      }
    }
    return false;
  }
}
