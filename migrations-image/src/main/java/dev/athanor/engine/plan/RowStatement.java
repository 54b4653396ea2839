package dev.athanor.engine.plan;

import java.util.Set;

/** One statement on the version table. Each must hit exactly one row. */
public sealed interface RowStatement {

  /**
   * Does to a set of rows what the statement does to the table.
   *
   * @return whether it fits: what it removes was there, and what it writes was not
   */
  boolean applyTo(Set<String> rows);

  /** Writes a new row. */
  record Insert(String revision) implements RowStatement {

    @Override
    public boolean applyTo(Set<String> rows) {
      return rows.add(revision);
    }
  }

  /** Removes a row. */
  record Delete(String revision) implements RowStatement {

    @Override
    public boolean applyTo(Set<String> rows) {
      return rows.remove(revision);
    }
  }

  /** Turns one row into another. */
  record Update(String from, String to) implements RowStatement {

    @Override
    public boolean applyTo(Set<String> rows) {
      return !rows.contains(to) && rows.remove(from) && rows.add(to);
    }
  }
}
