package dev.athanor.engine.sql;

import dev.athanor.engine.sql.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a statement may run in a transaction block, and if not, what a resumed run can ask. */
public sealed interface TransactionUse {

  /** It may; its progress is committed with it. */
  record Inside() implements TransactionUse {}

  /**
   * CREATE INDEX CONCURRENTLY: the catalog knows whether it was done.
   *
   * @param index the index's name as the catalog has it; empty where the statement leaves it to the
   *     server
   * @param table the table as written, quotes and schema included
   */
  record CreatesIndex(String index, String table) implements TransactionUse {}

  /**
   * It may not, and doing it twice does no harm: VACUUM, REINDEX, DROP INDEX CONCURRENTLY IF
   * EXISTS.
   */
  record Repeatable() implements TransactionUse {}

  /**
   * It may not (or may commit by itself), and nobody can tell afterwards how far it came.
   *
   * @param refusedInside whether PostgreSQL refuses it in a transaction block without looking
   *     further
   */
  record Unknowable(boolean refusedInside) implements TransactionUse {}

  /**
   * What PostgreSQL's {@code PreventInTransactionBlock} and transaction control in CALL and DO
   * mean.
   */
  static TransactionUse of(SqlStatement statement) {
    List<Token> tokens = statement.significant();
    List<String> words = statement.words();
    String first = words.isEmpty() ? "" : words.get(0);
    String second = words.size() > 1 ? words.get(1) : "";
    boolean concurrently = words.contains("CONCURRENTLY");
    return switch (first) {
      case "CREATE" -> ofCreate(statement, tokens, words, second, concurrently);
      case "DROP" -> ofDrop(words, second, concurrently);
      case "VACUUM" -> new Repeatable();
      case "REINDEX" ->
          concurrently || words.stream().anyMatch(Set.of("SCHEMA", "DATABASE", "SYSTEM")::contains)
              ? new Repeatable()
              : new Inside();
      case "CLUSTER" -> tokens.size() == 1 ? new Repeatable() : new Inside();
      case "ALTER" ->
          second.equals("SYSTEM")
              ? new Repeatable()
              : words.contains("DETACH") && concurrently ? new Unknowable(true) : new Inside();
      case "CALL" -> new Unknowable(false);
      case "DO" -> commits(statement, tokens) ? new Unknowable(false) : new Inside();
      default -> new Inside();
    };
  }

  /** Whether PostgreSQL refuses the statement in a transaction block without looking further. */
  default boolean refusedInTransaction() {
    return this instanceof CreatesIndex
        || this instanceof Repeatable
        || (this instanceof Unknowable unknowable && unknowable.refusedInside());
  }

  private static TransactionUse ofCreate(
      SqlStatement statement,
      List<Token> tokens,
      List<String> words,
      String second,
      boolean concurrently) {
    if (Set.of("DATABASE", "TABLESPACE", "SUBSCRIPTION").contains(second)) {
      return new Unknowable(true);
    }
    int at = second.equals("UNIQUE") ? 2 : 1;
    if (!concurrently || words.size() <= at + 1 || !words.get(at).equals("INDEX")) {
      return new Inside();
    }
    return words.get(at + 1).equals("CONCURRENTLY")
        ? IndexName.read(statement, tokens, words, at + 2)
        : new Inside();
  }

  private static TransactionUse ofDrop(List<String> words, String second, boolean concurrently) {
    if (second.equals("INDEX") && concurrently) {
      return words.contains("IF") ? new Repeatable() : new Unknowable(true);
    }
    return Set.of("DATABASE", "TABLESPACE", "SUBSCRIPTION").contains(second)
        ? new Unknowable(true)
        : new Inside();
  }

  private static boolean commits(SqlStatement statement, List<Token> tokens) {
    for (Token token : tokens) {
      if (token.kind() == Kind.STRING) {
        String body =
            statement.text().substring(token.start(), token.end()).toUpperCase(Locale.ROOT);
        if (body.contains("COMMIT") || body.contains("ROLLBACK") || body.contains("CALL")) {
          return true;
        }
      }
    }
    return false;
  }
}
