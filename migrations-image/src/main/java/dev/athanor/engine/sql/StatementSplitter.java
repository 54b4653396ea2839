package dev.athanor.engine.sql;

import dev.athanor.engine.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Splits a script at its semicolons the way psql does: not inside parentheses (CREATE RULE), and
 * not inside the BEGIN ATOMIC … END body of a function.
 */
public final class StatementSplitter {

  private final String sql;
  private final List<SqlStatement> statements = new ArrayList<>();
  private final RoutineBody body = new RoutineBody();
  private int start = -1;
  private int startLine;
  private int end;
  private int depth;

  private StatementSplitter(String sql) {
    this.sql = sql;
  }

  /**
   * The statements of a script, none of them empty.
   *
   * @param firstLine the number of the text's first line, so that lines can be those of a whole
   *     file
   * @throws SqlSyntaxException when a string, name or comment does not end, when a psql command
   *     stands in the script, or a statement that may not, see {@link ScriptRules}
   */
  public static List<SqlStatement> split(String sql, int firstLine) throws SqlSyntaxException {
    StatementSplitter splitter = new StatementSplitter(sql);
    splitter.take(new Lexer(sql, firstLine));
    splitter.finish();
    return List.copyOf(splitter.statements);
  }

  /**
   * Where the last statement of a script ends without a semicolon: behind its last word, before a
   * comment that may follow. Empty where every statement has its semicolon.
   *
   * @throws SqlSyntaxException as {@link #split}
   */
  public static OptionalInt missingSemicolon(String sql, int firstLine) throws SqlSyntaxException {
    StatementSplitter splitter = new StatementSplitter(sql);
    splitter.take(new Lexer(sql, firstLine));
    return splitter.start < 0 ? OptionalInt.empty() : OptionalInt.of(splitter.end);
  }

  private void take(Lexer lexer) throws SqlSyntaxException {
    for (Token token = lexer.next(); token != null; token = lexer.next()) {
      take(token);
    }
  }

  private void take(Token token) throws SqlSyntaxException {
    switch (token.kind()) {
      case BLANK -> {}
      case SEMICOLON -> {
        if (depth == 0 && !body.open()) {
          finish();
        } else {
          part(token);
        }
      }
      case BACKSLASH -> throw ScriptRules.psqlCommand(sql, token);
      default -> part(token);
    }
  }

  private void part(Token token) {
    if (start < 0) {
      start = token.start();
      startLine = token.line();
    }
    end = token.end();
    if (token.kind() == Kind.OPEN) {
      depth++;
    } else if (token.kind() == Kind.CLOSE) {
      depth = Math.max(0, depth - 1);
    } else if (token.kind() == Kind.WORD && depth == 0) {
      body.word(sql.substring(token.start(), token.end()).toUpperCase(Locale.ROOT));
    }
  }

  private void finish() throws SqlSyntaxException {
    if (start >= 0) {
      SqlStatement statement = new SqlStatement(sql.substring(start, end), startLine);
      ScriptRules.check(statement);
      statements.add(statement);
    }
    start = -1;
    depth = 0;
    body.reset();
  }
}
