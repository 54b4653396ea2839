package dev.athanor.engine.sql;

import org.jspecify.annotations.Nullable;

/** A script that cannot be split into statements, or holds one that may not stand in it. */
public final class SqlSyntaxException extends Exception {

  private final int line;
  private final @Nullable String hint;

  SqlSyntaxException(int line, String message) {
    this(line, message, null);
  }

  SqlSyntaxException(int line, String message, @Nullable String hint) {
    super(message);
    this.line = line;
    this.hint = hint;
  }

  /** The 1-based line, counted as the caller of the reader asked for. */
  public int line() {
    return line;
  }

  /** What can be done, in sentences; null where the message says all. */
  public @Nullable String hint() {
    return hint;
  }
}
