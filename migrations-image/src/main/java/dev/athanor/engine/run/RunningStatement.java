package dev.athanor.engine.run;

import dev.athanor.engine.sql.SqlStatement;

/**
 * A statement of a script, while its step runs.
 *
 * @param revision whose script it is in
 * @param file the script, relative to the folder of scripts
 * @param number 1 for the part's first
 * @param of how many the part has
 */
public record RunningStatement(
    String revision, String file, int number, int of, SqlStatement statement) {

  /** 1-based line in {@link #file}. */
  public int line() {
    return statement.line();
  }
}
