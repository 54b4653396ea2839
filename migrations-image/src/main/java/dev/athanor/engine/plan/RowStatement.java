package dev.athanor.engine.plan;

/** One statement on the version table. Each must hit exactly one row. */
public sealed interface RowStatement {

  /** Writes a new row. */
  record Insert(String revision) implements RowStatement {}

  /** Removes a row. */
  record Delete(String revision) implements RowStatement {}

  /** Turns one row into another. */
  record Update(String from, String to) implements RowStatement {}
}
