package dev.athanor.engine.sql;

import dev.athanor.engine.digest.Sha256;
import dev.athanor.engine.sql.Tokens.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits a script at its semicolons the way psql does, while it is read: not inside parentheses
 * (CREATE RULE), and not inside the BEGIN ATOMIC … END body of a routine. Behind a {@code COPY …
 * FROM STDIN} come rows, up to a line {@code \.}. No more of the script is in memory than the
 * statement, or a few rows.
 */
public final class StatementReader implements Closeable {

  private static final int HEAD = 3;

  /** What ends the rows, in the CSV format too, as in psql. */
  private static final String END_OF_DATA = "\\.";

  /** pg_dump's guard against psql commands in a dump; to any other reader it is noise. */
  private static final Pattern GUARD = Pattern.compile("\\\\(un)?restrict \\w+\\s*");

  private final Reader script;
  private final Window window;
  private final Lexer lexer;
  private final RoutineBody body = new RoutineBody();
  private final List<String> head = new ArrayList<>();
  private boolean headOver;
  private boolean begun;
  private int line;
  private int depth;

  /** How many characters stand before the end of the last word. */
  private long end;

  private boolean missingSemicolon;
  private @Nullable SqlStatement withData;

  /**
   * A reader of a script, which it closes when it is closed.
   *
   * @param script lines ended by {@code \n}
   * @param firstLine the number of the script's first line, so that lines can be those of a whole
   *     file
   */
  public StatementReader(Reader script, int firstLine) {
    this.script = script;
    this.window = new Window(script);
    this.lexer = new Lexer(window, firstLine);
  }

  /**
   * The next statement, never an empty one; null behind the last. Rows of the one before that
   * nobody has asked for are passed over.
   *
   * @throws SqlSyntaxException when a string, name or comment does not end, when rows do not, when
   *     a psql command stands in the script, or a statement that may not, see {@link ScriptRules}
   * @throws IOException if the script cannot be read
   */
  public @Nullable SqlStatement next() throws IOException, SqlSyntaxException {
    while (withData != null) {
      nextRows();
    }
    begin();
    for (Kind kind = lexer.next(); kind != null; kind = lexer.next()) {
      switch (kind) {
        case BLANK -> {}
        case SEMICOLON -> {
          if (depth > 0 || body.open()) {
            take(kind);
          } else if (begun) {
            return finished(true);
          } else {
            begin();
          }
        }
        case BACKSLASH -> passGuard();
        default -> take(kind);
      }
    }
    return begun ? finished(false) : null;
  }

  private void begin() {
    begun = false;
    head.clear();
    headOver = false;
    depth = 0;
    body.reset();
    window.keepNothing();
  }

  private void take(Kind kind) {
    if (!begun) {
      begun = true;
      line = lexer.startLine();
      window.keepFromToken();
    }
    end = window.position();
    if (kind == Kind.OPEN) {
      depth++;
    } else if (kind == Kind.CLOSE) {
      depth = Math.max(0, depth - 1);
    } else if (depth == 0) {
      body.token(kind, lexer);
    }
    headOver |= kind != Kind.WORD || head.size() == HEAD;
    if (!headOver) {
      head.add(lexer.upper());
    }
  }

  private SqlStatement finished(boolean semicolon) throws IOException, SqlSyntaxException {
    missingSemicolon = !semicolon;
    SqlStatement statement = new SqlStatement(window.keptUpTo(end), line);
    window.keepNothing();
    ScriptRules.check(statement, head);
    if (!head.isEmpty() && head.get(0).equals("COPY") && ScriptRules.takesData(statement)) {
      beginData();
      statement = new SqlStatement(statement.text(), line, lexer.line());
      withData = statement;
    }
    return statement;
  }

  private void passGuard() throws IOException, SqlSyntaxException {
    String behind = window.takeLine();
    String rest = "\\" + (behind == null ? "" : behind);
    if (begun || !GUARD.matcher(rest).matches()) {
      throw ScriptRules.psqlCommand(lexer.startLine(), rest);
    }
    lexer.passed(1);
  }

  /** The rows begin on the next line: psql would keep what stands before for after them. */
  private void beginData() throws IOException, SqlSyntaxException {
    String rest = window.takeLine();
    if (rest == null || missingSemicolon) {
      throw endlessData(line);
    }
    if (!rest.isBlank() && !rest.strip().startsWith("--")) {
      throw new SqlSyntaxException(
          lexer.line(),
          "The rows of COPY … FROM STDIN begin on the line behind its semicolon; write nothing more"
              + " on this one");
    }
    lexer.passed(1);
  }

  /**
   * The next rows of the statement that {@link #next} gave last: whole lines with their ends, a few
   * kilobytes or one longer line; null behind the last one.
   *
   * @throws SqlSyntaxException if the script ends before the rows do
   * @throws IOException if the script cannot be read
   */
  public @Nullable String nextRows() throws IOException, SqlSyntaxException {
    if (withData == null) {
      return null;
    }
    String rows = window.takeLinesBefore(END_OF_DATA);
    if (rows == null) {
      if (window.takeLine() == null) {
        throw endlessData(withData.line());
      }
      withData = null;
    }
    lexer.passed(rows == null ? 1 : window.linesOfToken());
    return rows;
  }

  private static SqlSyntaxException endlessData(int line) {
    return new SqlSyntaxException(
        line,
        "The rows of this COPY … FROM STDIN do not end: a line \\. is missing behind them, in this"
            + " part of the script");
  }

  /**
   * What tells the statement that {@link #next} gave last from others, its rows included; those
   * that have been asked for are not counted, the others are passed over.
   *
   * @throws SqlSyntaxException as {@link #next}
   * @throws IOException if the script cannot be read
   */
  public String fingerprintWithRows(SqlStatement statement) throws IOException, SqlSyntaxException {
    Sha256.Pieces pieces = statement.plain();
    for (String rows = nextRows(); rows != null; rows = nextRows()) {
      pieces.add("\n").add(rows);
    }
    return pieces.end().hex();
  }

  /**
   * Behind the last statement: how many characters of the script stand before the place where a
   * semicolon belongs that it lacks. Empty where it has one.
   */
  OptionalLong missingSemicolon() {
    return missingSemicolon ? OptionalLong.of(end) : OptionalLong.empty();
  }

  @Override
  public void close() throws IOException {
    script.close();
  }
}
