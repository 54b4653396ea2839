package dev.athanor.engine.sql;

import dev.athanor.engine.sql.Token.Kind;
import java.util.List;
import java.util.Locale;

/**
 * What may not stand in a script, because it would end the migration's own transaction or needs
 * psql at the other end.
 */
final class ScriptRules {

  private ScriptRules() {}

  static void check(SqlStatement statement) throws SqlSyntaxException {
    List<String> words = statement.head(3);
    if (words.isEmpty()) {
      return;
    }
    String first = words.get(0);
    String second = words.size() > 1 ? words.get(1) : "";
    String third = words.size() > 2 ? words.get(2) : "";
    boolean endsOrBegins =
        switch (first) {
          case "BEGIN", "COMMIT", "END", "ABORT" -> true;
          case "START", "PREPARE" -> second.equals("TRANSACTION");
          case "ROLLBACK" ->
              !second.equals("TO")
                  && !(third.equals("TO")
                      && (second.equals("WORK") || second.equals("TRANSACTION")));
          default -> false;
        };
    if (endsOrBegins) {
      throw new SqlSyntaxException(
          statement.line(),
          first
              + " may not stand in a script: Athanor begins and ends the transaction itself. Remove"
              + " it; a part that must run without a transaction is headed \": autocommit\"");
    }
    if (first.equals("COPY")) {
      refuseCopyThroughTheClient(statement);
    }
    if (first.equals("SET")) {
      boolean scoped = second.equals("LOCAL") || second.equals("SESSION");
      refuseWhatTheDriverNeeds(statement, scoped ? third : second);
    }
  }

  /**
   * The driver reads dates in ISO and texts in UTF-8, and closes a connection that changes that.
   */
  private static void refuseWhatTheDriverNeeds(SqlStatement statement, String setting)
      throws SqlSyntaxException {
    String wanted =
        switch (setting) {
          case "DATESTYLE" -> "ISO";
          case "CLIENT_ENCODING" -> "UTF8";
          default -> "";
        };
    String value = statement.text().toUpperCase(Locale.ROOT).replace("UTF-8", "UTF8");
    if (!value.contains(wanted) && !value.contains("DEFAULT")) {
      throw new SqlSyntaxException(
          statement.line(),
          "The session's "
              + setting
              + " has to stay "
              + wanted
              + " while Athanor runs a script. For dates in another form, use to_date(text, form)");
    }
  }

  private static void refuseCopyThroughTheClient(SqlStatement statement) throws SqlSyntaxException {
    int depth = 0;
    String before = "";
    for (Token token : statement.significant()) {
      depth += token.kind() == Kind.OPEN ? 1 : token.kind() == Kind.CLOSE ? -1 : 0;
      String word = statement.keyword(token);
      if (depth == 0
          && ((before.equals("FROM") && "STDIN".equals(word))
              || (before.equals("TO") && "STDOUT".equals(word)))) {
        throw new SqlSyntaxException(
            statement.line(),
            "COPY … "
                + before
                + " "
                + word
                + " needs psql at the other end and may not stand in a script. Write the rows as"
                + " INSERT statements");
      }
      before = word == null ? "" : word;
    }
  }

  static SqlSyntaxException psqlCommand(String sql, Token backslash) {
    int end = backslash.end();
    while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
      end++;
    }
    return new SqlSyntaxException(
        backslash.line(),
        sql.substring(backslash.start(), end)
            + " is a command of psql, not SQL, and may not stand in a script");
  }
}
