package dev.athanor.engine.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The traces that are not compared as they are, by name. */
final class TraceExceptions {

  private TraceExceptions() {}

  /** What is compared. */
  enum Aspect {
    TRANSACTIONS,
    TABLES,
    ROWS,
    INDEXES,
    SUCCESS,
    MESSAGE
  }

  /** Where we mean to be unlike Alembic. */
  record Difference(String reason, Set<Aspect> aspects) {
    static final Difference NONE = new Difference("as Alembic", Set.of());
  }

  static final Map<String, Difference> DIFFERENT = different();

  private static Map<String, Difference> different() {
    Map<String, Difference> all = new LinkedHashMap<>();
    Difference autocommit =
        new Difference(
            "a part outside transactions is committed statement by statement, with its progress,"
                + " and its row as soon as it is done: a failure behind it is resumed there",
            Set.of(Aspect.TRANSACTIONS));
    all.put("autocommit block", autocommit);
    all.put("autocommit block, a transaction per migration", autocommit);
    all.put("failure after an autocommit block: one transaction", autocommit);
    all.put(
        "CREATE INDEX CONCURRENTLY without an autocommit block",
        new Difference("refused before anything runs", Set.of(Aspect.TRANSACTIONS)));
    all.put(
        "engine in AUTOCOMMIT, second step fails",
        new Difference(
            "there is no mode without transactions but for parts that say so",
            Set.of(Aspect.TRANSACTIONS, Aspect.TABLES)));
    Difference looking =
        new Difference(
            "who only looks changes nothing", Set.of(Aspect.TRANSACTIONS, Aspect.TABLES));
    all.put("history -i without a version table", looking);
    all.put("show current without a version table", looking);
    String width = "an id that the column is too narrow for is refused before anything runs";
    all.put(
        "revision id longer than 32 characters",
        new Difference(width, Set.of(Aspect.TRANSACTIONS)));
    all.put(
        "revision id longer than 32, a transaction per migration",
        new Difference(width, Set.of(Aspect.TRANSACTIONS, Aspect.TABLES, Aspect.ROWS)));
    all.put(
        "check without metadata",
        new Difference(
            "the scripts themselves say what is wanted, so there is an answer",
            Set.of(Aspect.MESSAGE)));
    all.put(
        "autogenerate when the database is behind",
        new Difference("a wanted schema must be named first", Set.of(Aspect.MESSAGE)));
    return all;
  }
}
