package dev.athanor.engine.script;

/**
 * What an author already knows of a part.
 *
 * @param sql statements and comments; empty for a part that is still to be written
 * @param autocommit whether it cannot be in one transaction
 */
public record PartBody(String sql, boolean autocommit) {

  /** A part still to be written. */
  public static final PartBody EMPTY = new PartBody("", false);
}
