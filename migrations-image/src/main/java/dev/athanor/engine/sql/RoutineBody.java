package dev.athanor.engine.sql;

import dev.athanor.engine.sql.Tokens.Kind;

/**
 * Follows a statement and knows whether it stands inside a routine's SQL-standard body, where CASE
 * has an END of its own.
 */
final class RoutineBody {

  private int words;
  private boolean create;
  private boolean routine;
  private boolean begin;
  private boolean label;
  private int depth;

  /** The next token outside parentheses. */
  void token(Kind kind, Lexer lexer) {
    if (words > 0 && !create) {
      return;
    }
    if (kind == Kind.WORD) {
      String word = lexer.upper();
      word(word, label);
      // `AS end` and `t.end` are names.
      label = word.equals("AS");
    } else {
      begin = false;
      label = kind == Kind.OTHER && lexer.token().equals(".");
    }
  }

  private void word(String word, boolean name) {
    words++;
    if (words == 1) {
      create = word.equals("CREATE");
    } else if (words <= 4 && (word.equals("FUNCTION") || word.equals("PROCEDURE"))) {
      routine = true;
    }
    if (!routine) {
      return;
    }
    if (depth == 0) {
      depth = begin && word.equals("ATOMIC") ? 1 : 0;
    } else if (word.equals("CASE") && !name) {
      depth++;
    } else if (word.equals("END") && !name) {
      depth--;
    }
    begin = word.equals("BEGIN");
  }

  boolean open() {
    return depth > 0;
  }

  void reset() {
    words = 0;
    create = false;
    routine = false;
    begin = false;
    label = false;
    depth = 0;
  }
}
