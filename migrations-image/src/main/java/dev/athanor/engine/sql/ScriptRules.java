package dev.athanor.engine.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What may not stand in a script, because it would end the migration's own transaction, needs psql
 * at the other end, or would make the script another one than was read.
 */
final class ScriptRules {

  private static final Set<String> ON = Set.of("ON", "TRUE", "YES", "1", "DEFAULT");

  private ScriptRules() {}

  /**
   * Looks at a statement.
   *
   * @param head its first words in upper case, at most three, as far as nothing else comes before
   */
  static void check(SqlStatement statement, List<String> head) throws SqlSyntaxException {
    String first = word(head, 0);
    String second = word(head, 1);
    String third = word(head, 2);
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
    if (first.equals("SET")) {
      boolean scoped = second.equals("LOCAL") || second.equals("SESSION");
      checkSetting(statement, scoped ? third : second);
    }
  }

  private static String word(List<String> head, int index) {
    return index < head.size() ? head.get(index) : "";
  }

  /**
   * The driver reads dates in ISO and texts in UTF-8, and closes a connection that changes that;
   * and with the third a string would end elsewhere than where it was seen to end.
   */
  private static void checkSetting(SqlStatement statement, String setting)
      throws SqlSyntaxException {
    String value = statement.text().toUpperCase(Locale.ROOT).replace("UTF-8", "UTF8");
    switch (setting) {
      case "DATESTYLE" ->
          require(
              value.contains("ISO") || value.contains("DEFAULT"),
              statement,
              setting,
              "ISO",
              "For dates in another form, use to_date(text, form)");
      case "CLIENT_ENCODING" ->
          require(
              value.contains("UTF8") || value.contains("DEFAULT"),
              statement,
              setting,
              "UTF8",
              "A script is in UTF-8");
      case "STANDARD_CONFORMING_STRINGS" ->
          require(
              ON.contains(lastWord(statement)),
              statement,
              setting,
              "on",
              "Write E'…' where a backslash is an escape");
      default -> {}
    }
  }

  private static String lastWord(SqlStatement statement) {
    Tokens tokens = statement.tokens();
    String last = "";
    while (tokens.next()) {
      last = tokens.text();
    }
    return last.replace("'", "").toUpperCase(Locale.ROOT);
  }

  private static void require(
      boolean kept, SqlStatement statement, String setting, String value, String instead)
      throws SqlSyntaxException {
    if (!kept) {
      throw new SqlSyntaxException(
          statement.line(),
          "The session's "
              + setting
              + " has to stay "
              + value
              + " while Athanor runs a script. "
              + instead);
    }
  }

  /**
   * Whether rows follow the statement.
   *
   * @throws SqlSyntaxException if they would go to psql, or are such that no text file holds them
   */
  static boolean takesData(SqlStatement statement) throws SqlSyntaxException {
    CopyStatement copy = CopyStatement.of(statement);
    if (copy.toClient()) {
      throw new SqlSyntaxException(
          statement.line(),
          "COPY … TO STDOUT needs psql at the other end and may not stand in a script. Write the"
              + " rows to a table");
    }
    if (copy.fromClient() && copy.binary()) {
      throw new SqlSyntaxException(
          statement.line(),
          "COPY … FROM STDIN takes no binary rows here: a script is text. Write them in the text or"
              + " CSV format");
    }
    return copy.fromClient();
  }

  static SqlSyntaxException psqlCommand(int line, String restOfLine) {
    int end = 1;
    while (end < restOfLine.length() && Character.isLetter(restOfLine.charAt(end))) {
      end++;
    }
    return new SqlSyntaxException(
        line,
        restOfLine.substring(0, end)
            + " is a command of psql, not SQL, and may not stand in a script");
  }
}
