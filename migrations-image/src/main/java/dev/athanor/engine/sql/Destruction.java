package dev.athanor.engine.sql;

import dev.athanor.engine.sql.Tokens.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which statements can lose data: docs/reference/destructive.md has the list and the reasons. What
 * stands in a body or a string that the server runs (DO, CALL, EXECUTE, a function) is not read: it
 * may do anything.
 */
public final class Destruction {

  /** What holds data itself, or (an extension, all that a role owns) things that do. */
  private static final Set<String> HOLDING_DATA =
      Set.of("TABLE", "FOREIGN", "SCHEMA", "DATABASE", "SEQUENCE", "EXTENSION", "OWNED");

  private Destruction() {}

  /** What of the statement can lose data; null for one that cannot. */
  public static @Nullable Loss of(SqlStatement statement) {
    Tokens tokens = statement.tokens();
    tokens.next();
    String first = tokens.word();
    int line = statement.line();
    return switch (first) {
      case "TRUNCATE", "DELETE" -> new Loss(line, first, true);
      case "DROP" -> known(line, ofDrop(tokens));
      case "ALTER" -> ofAlter(tokens, line);
      case "WITH", "MERGE", "PREPARE", "EXPLAIN", "COPY" ->
          deletes(tokens) ? new Loss(line, first + " … DELETE", true) : null;
      case "DO", "CALL", "EXECUTE" -> new Loss(line, first, false);
      case "SELECT" -> {
        String called = Calls.firstOfUnknown(tokens);
        yield called == null ? null : new Loss(line, "SELECT " + called + "(…)", false);
      }
      default -> null;
    };
  }

  private static @Nullable Loss known(int line, @Nullable String statement) {
    return statement == null ? null : new Loss(line, statement, true);
  }

  /** Without CASCADE the server refuses to drop a type, a view, an index … that data hangs on. */
  private static @Nullable String ofDrop(Tokens tokens) {
    tokens.next();
    String kind = tokens.word();
    boolean data = tokens.nextIs("TABLE") || !kind.equals("FOREIGN");
    if (data && HOLDING_DATA.contains(kind)) {
      return "DROP " + (kind.equals("FOREIGN") ? "FOREIGN TABLE" : kind);
    }
    do {
      if (tokens.is("CASCADE")) {
        return "DROP " + kind + " … CASCADE";
      }
    } while (tokens.next());
    return null;
  }

  private static @Nullable Loss ofAlter(Tokens tokens, int line) {
    tokens.next();
    String kind = tokens.word();
    if (kind.equals("FOREIGN")) {
      kind = tokens.nextIs("TABLE") ? "FOREIGN TABLE" : "";
    }
    return switch (kind) {
      case "TABLE", "FOREIGN TABLE", "TYPE" -> {
        String action = AlterActions.firstThatLoses(tokens);
        yield action == null ? null : new Loss(line, "ALTER " + kind + " … " + action, true);
      }
      case "EXTENSION" ->
          tokens.next() && tokens.nextIs("UPDATE")
              ? new Loss(line, "ALTER EXTENSION … UPDATE", false)
              : null;
      default -> null;
    };
  }

  /** {@code DELETE FROM} in a WITH, what is prepared or explained; {@code THEN DELETE} of MERGE. */
  private static boolean deletes(Tokens tokens) {
    String before = "";
    while (tokens.next()) {
      String word = tokens.is(Kind.WORD) ? tokens.word() : "";
      if ((word.equals("FROM") && before.equals("DELETE"))
          || (word.equals("DELETE") && before.equals("THEN"))) {
        return true;
      }
      before = word;
    }
    return false;
  }
}
