package dev.athanor.engine.sql;

/** A script that cannot be split into statements, or holds one that may not stand in a script. */
public final class SqlSyntaxException extends Exception {

  private final int line;

  SqlSyntaxException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** The 1-based line, counted as the caller of the splitter asked for. */
  public int line() {
    return line;
  }
}
