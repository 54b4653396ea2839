package dev.athanor.engine.sql;

/**
 * Follows the words of a statement and knows whether it stands inside a routine's SQL-standard
 * body, where CASE has an END of its own.
 */
final class RoutineBody {

  private int words;
  private boolean create;
  private boolean routine;
  private boolean begin;
  private int depth;

  void word(String word) {
    words++;
    if (words == 1) {
      create = word.equals("CREATE");
    } else if (words <= 4 && create && (word.equals("FUNCTION") || word.equals("PROCEDURE"))) {
      routine = true;
    }
    if (!routine) {
      return;
    }
    if (depth == 0) {
      depth = begin && word.equals("ATOMIC") ? 1 : 0;
    } else if (word.equals("CASE")) {
      depth++;
    } else if (word.equals("END")) {
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
    depth = 0;
  }
}
