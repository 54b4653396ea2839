package dev.athanor.engine.sql;

import java.util.Set;

/** What may stand in a part that is a transaction, and what in one that is none. */
final class PartRules {

  private static final Set<String> SAVEPOINTS = Set.of("SAVEPOINT", "RELEASE", "ROLLBACK");
  private static final Set<String> OF_ONE_TRANSACTION =
      Set.of("LOCAL", "TRANSACTION", "CONSTRAINTS");

  private PartRules() {}

  static void check(SqlStatement statement, boolean autocommit) throws SqlSyntaxException {
    if (autocommit) {
      refuseAnotherRole(statement);
      checkMeansSomethingAlone(statement);
    } else if (TransactionUse.of(statement).refusedInTransaction()) {
      throw new SqlSyntaxException(
          statement.line(),
          "PostgreSQL does not run this statement in a transaction, and this part runs in one",
          "Head the part \"-- upgrade: autocommit\" (or downgrade), best in a revision of its own.");
    }
  }

  /** Progress is noted by the role that the run has, so that another does not last that long. */
  private static void refuseAnotherRole(SqlStatement statement) throws SqlSyntaxException {
    Tokens tokens = statement.tokens();
    if (tokens.nextIs("SET") && tokens.next()) {
      boolean scoped = tokens.is("LOCAL") || tokens.is("SESSION");
      boolean session = tokens.is("SESSION");
      boolean authorization = scoped && tokens.nextIs("AUTHORIZATION") && session;
      if (tokens.is("ROLE") || authorization) {
        throw new SqlSyntaxException(
            statement.line(),
            "Another role does not last beyond this statement in a part outside transactions",
            "Connect as that role, or give what is made to it: ALTER … OWNER TO.");
      }
    }
  }

  /** In a transaction of its own it would do nothing, and the author counts on it. */
  private static void checkMeansSomethingAlone(SqlStatement statement) throws SqlSyntaxException {
    Tokens tokens = statement.tokens();
    tokens.next();
    String first = tokens.word();
    boolean senseless =
        SAVEPOINTS.contains(first)
            || first.equals("LOCK")
            || (first.equals("SET") && tokens.next() && OF_ONE_TRANSACTION.contains(tokens.word()))
            || (first.equals("DECLARE") && !holds(tokens));
    if (senseless) {
      throw new SqlSyntaxException(
          statement.line(),
          first
              + " lasts until the transaction ends, and in this part each statement is one of its"
              + " own",
          tokens.is("LOCAL")
              ? "Leave LOCAL out: the setting lasts for the rest of the part then."
              : "Put what needs it into a part without \": autocommit\", or into one DO block.");
    }
  }

  private static boolean holds(Tokens tokens) {
    while (tokens.next()) {
      if (tokens.is("WITH") && tokens.nextIs("HOLD")) {
        return true;
      }
    }
    return false;
  }
}
