package dev.athanor.engine.sql;

import dev.athanor.engine.sql.Tokens.Kind;
import java.util.Locale;
import java.util.Set;

/** Whether a statement may run in a transaction block, and if not, what a resumed run can ask. */
public sealed interface TransactionUse {

  /** Objects of the whole server, which are made and dropped outside transactions. */
  Set<String> SHARED = Set.of("DATABASE", "TABLESPACE", "SUBSCRIPTION");

  /** What takes a REINDEX out of transactions. */
  Set<String> REINDEXED_ALONE = Set.of("CONCURRENTLY", "SCHEMA", "DATABASE", "SYSTEM");

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
   *
   * @param refusedInside as of {@link Unknowable}; false where that hangs on the table, as with
   *     REINDEX and CLUSTER of a partitioned one
   */
  record Repeatable(boolean refusedInside) implements TransactionUse {}

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
    Tokens tokens = statement.tokens();
    tokens.next();
    return switch (tokens.word()) {
      case "CREATE" -> ofCreate(tokens);
      case "DROP" -> ofDrop(tokens);
      case "VACUUM" -> new Repeatable(true);
      case "REINDEX" -> ofReindex(tokens);
      case "CLUSTER" -> new Repeatable(!tokens.next());
      case "ALTER" -> ofAlter(tokens);
      case "CALL" -> new Unknowable(false);
      case "DO" -> commits(tokens) ? new Unknowable(false) : new Inside();
      default -> new Inside();
    };
  }

  /** Whether PostgreSQL refuses the statement in a transaction block without looking further. */
  default boolean refusedInTransaction() {
    return this instanceof CreatesIndex
        || (this instanceof Repeatable repeatable && repeatable.refusedInside())
        || (this instanceof Unknowable unknowable && unknowable.refusedInside());
  }

  private static TransactionUse ofCreate(Tokens tokens) {
    tokens.next();
    if (SHARED.contains(tokens.word())) {
      return new Unknowable(true);
    }
    if (tokens.is("UNIQUE")) {
      tokens.next();
    }
    return tokens.is("INDEX") && tokens.nextIs("CONCURRENTLY")
        ? IndexName.read(tokens)
        : new Inside();
  }

  private static TransactionUse ofDrop(Tokens tokens) {
    tokens.next();
    if (tokens.is("INDEX")) {
      return tokens.nextIs("CONCURRENTLY")
          ? tokens.nextIs("IF") ? new Repeatable(true) : new Unknowable(true)
          : new Inside();
    }
    return SHARED.contains(tokens.word()) ? new Unknowable(true) : new Inside();
  }

  private static TransactionUse ofReindex(Tokens tokens) {
    while (tokens.next()) {
      if (REINDEXED_ALONE.contains(tokens.word())) {
        return new Repeatable(true);
      }
    }
    return new Repeatable(false);
  }

  private static TransactionUse ofAlter(Tokens tokens) {
    tokens.next();
    return switch (tokens.word()) {
      case "SYSTEM" -> new Repeatable(true);
      case "DATABASE" -> ofAlterDatabase(tokens);
      case "SUBSCRIPTION" -> ofAlterSubscription(tokens);
      default -> ofAlterTable(tokens);
    };
  }

  /** {@code ALTER DATABASE d SET TABLESPACE t} moves files; all else is a row of the catalog. */
  private static TransactionUse ofAlterDatabase(Tokens tokens) {
    tokens.next();
    return tokens.nextIs("SET") && tokens.nextIs("TABLESPACE")
        ? new Repeatable(true)
        : new Inside();
  }

  /** What refreshes a subscription asks the publisher, and that cannot be taken back. */
  private static TransactionUse ofAlterSubscription(Tokens tokens) {
    tokens.next();
    tokens.next();
    String deed = tokens.word();
    boolean publication = tokens.nextIs("PUBLICATION");
    boolean refreshes = publication;
    while (tokens.next()) {
      if (tokens.is("REFRESH") && tokens.next() && tokens.text().equals("=") && tokens.next()) {
        refreshes = !Set.of("FALSE", "OFF").contains(tokens.word()) && !tokens.text().equals("0");
      }
    }
    if (!refreshes) {
      return new Inside();
    }
    return deed.equals("ADD") || deed.equals("DROP") ? new Unknowable(true) : new Repeatable(true);
  }

  private static TransactionUse ofAlterTable(Tokens tokens) {
    boolean detaches = false;
    while (tokens.next()) {
      detaches |= tokens.is("DETACH");
      if (detaches && tokens.is("CONCURRENTLY")) {
        return new Unknowable(true);
      }
    }
    return new Inside();
  }

  private static boolean commits(Tokens tokens) {
    while (tokens.next()) {
      if (tokens.is(Kind.STRING)) {
        String body = tokens.text().toUpperCase(Locale.ROOT);
        if (body.contains("COMMIT") || body.contains("ROLLBACK") || body.contains("CALL")) {
          return true;
        }
      }
    }
    return false;
  }
}
