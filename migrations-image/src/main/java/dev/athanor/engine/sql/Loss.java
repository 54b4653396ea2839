package dev.athanor.engine.sql;

/**
 * A statement after which data may be gone that no downgrade brings back.
 *
 * @param line the 1-based line of its first word
 * @param statement its kind, in SQL's own words: {@code DROP TABLE}
 * @param known whether it loses something by what it says; false where only running it would show
 */
public record Loss(int line, String statement, boolean known) {

  /** For people, as it stands behind {@code can lose data: }. */
  public String place() {
    return statement + (known ? "" : ", which may do anything") + ", line " + line;
  }
}
