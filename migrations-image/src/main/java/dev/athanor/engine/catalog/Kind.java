package dev.athanor.engine.catalog;

import java.util.Arrays;
import java.util.Locale;

/**
 * The kinds of object that a schema is made of, in the order in which differences are told: what
 * others stand on comes first.
 *
 * <p>Not looked at: operators and their classes, casts, text search configurations, publications,
 * subscriptions, foreign servers, roles.
 */
public enum Kind {
  SCHEMA,
  EXTENSION,
  COLLATION,
  TYPE,
  DOMAIN,
  SEQUENCE,
  TABLE,
  FOREIGN_TABLE,
  COLUMN,
  CONSTRAINT,
  INDEX,
  STATISTICS,
  VIEW,
  MATERIALIZED_VIEW,
  FUNCTION,
  PROCEDURE,
  AGGREGATE,
  TRIGGER,
  RULE,
  POLICY,
  EVENT_TRIGGER,
  GRANT;

  private final String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');

  /** The kind as SQL names it, in lower case: {@code materialized view}. */
  public String words() {
    return words;
  }

  /** Whether an object of this kind can be the parent of others. */
  boolean hasMembers() {
    return switch (this) {
      case SCHEMA,
          TYPE,
          DOMAIN,
          SEQUENCE,
          TABLE,
          FOREIGN_TABLE,
          VIEW,
          MATERIALIZED_VIEW,
          FUNCTION,
          PROCEDURE,
          AGGREGATE ->
          true;
      default -> false;
    };
  }

  static Kind of(String words) {
    return Arrays.stream(values())
        .filter(kind -> kind.words.equals(words))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no kind " + words));
  }
}
