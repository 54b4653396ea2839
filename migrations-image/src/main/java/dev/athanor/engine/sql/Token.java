package dev.athanor.engine.sql;

/** A piece of SQL text, {@code [start, end)}, and the 1-based line on which it begins. */
record Token(Kind kind, int start, int end, int line) {

  enum Kind {
    /** White space and comments. */
    BLANK,
    /** A keyword or an unquoted name. */
    WORD,
    /** {@code "name"} or {@code U&"name"}. */
    QUOTED_NAME,
    /** A string of any notation, dollar quotes included. */
    STRING,
    NUMBER,
    SEMICOLON,
    OPEN,
    CLOSE,
    /** Not SQL: the beginning of a psql command. */
    BACKSLASH,
    /** An operator's character, a comma, a dot, a parameter. */
    OTHER
  }
}
