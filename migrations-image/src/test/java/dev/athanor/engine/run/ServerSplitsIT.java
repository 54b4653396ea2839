package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.fuzz.Fuzz;
import dev.athanor.engine.sql.SqlStatement;
import dev.athanor.engine.sql.SqlSyntaxException;
import dev.athanor.engine.sql.StatementReader;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The server splits a script by its own grammar when it is sent as one query; statement by
 * statement, as it was split here, it has to answer the same.
 */
class ServerSplitsIT {

  /** Of which each is a value, and any number of which make a list. */
  private static final List<String> VALUES =
      List.of(
          "'a;b'",
          "'it''s; '",
          "'\\'",
          "E'\\';'",
          "E'\\\\'",
          "e'a'\n 'b\\';c'",
          "E'a' -- ; '\n\t'\\';'",
          "'a' -- ' ;\n  '\\'",
          "U&'\\0061;'",
          "U&'!0061;' UESCAPE '!'",
          "b'101'",
          "X'1F'",
          "N'n;'",
          "$$a;'b$$",
          "$t$a;$$;$T$;$t$",
          "$_é1$ ; $_é$ $_é1$",
          "$$\\$$",
          "1.5e-3",
          "1e+2",
          ".5",
          "5.",
          "3 - -1",
          "3 --;'\n - 1",
          "3 */* ; ' /* $$ */ */ 2",
          "6 / 2",
          "-(-(1))",
          "1::text",
          "1 <> 2",
          "(array[1,2])[1]",
          "(array[1,2,3])[2:3]",
          "(SELECT ';' AS \"a;\"\"b\")",
          "(SELECT a$b$ FROM (SELECT 1 AS a$b$) x$y)",
          "(SELECT \"a;\" FROM (SELECT 2) AS _(\"a;\"))",
          "CASE WHEN true THEN 'then;' ELSE 'end' END",
          "(SELECT case_ FROM (SELECT 3 AS case_) begin_)",
          "(SELECT U&\"d;\\0061\" FROM (SELECT 4 AS \"d;a\") x)",
          "'😀;é'",
          "/* ' */ 7",
          "'a' || 'b' || $a$c$a$");

  private static final List<String> BLANKS =
      List.of("", " ", "\n", "\t", "/* ; */", "/*/**/*/", "-- ; '\n", "--\n", " \f\n");

  private static final List<String> OTHERS =
      List.of(
          "CREATE OR REPLACE FUNCTION pg_temp.f%1$d() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT"
              + " CASE WHEN true THEN 1 END; SELECT CASE 1 WHEN 1 THEN CASE WHEN true THEN 2 END"
              + " END AS end; END; SELECT pg_temp.f%1$d()",
          "CREATE OR REPLACE PROCEDURE pg_temp.p%1$d() BEGIN ATOMIC SELECT 1; SELECT (CASE WHEN"
              + " true THEN 1 END); END; SELECT 7",
          "CREATE TEMP TABLE r%1$d (a int); CREATE RULE r AS ON INSERT TO r%1$d DO ALSO (SELECT 1;"
              + " SELECT 2); INSERT INTO r%1$d VALUES (1)",
          "CREATE OR REPLACE FUNCTION pg_temp.g%1$d() RETURNS int LANGUAGE plpgsql AS $f$ BEGIN"
              + " RETURN 1; END; $f$; SELECT pg_temp.g%1$d()",
          "CREATE SCHEMA s%1$d CREATE TABLE t (a int) CREATE VIEW v AS SELECT ';'::text AS a; SELECT"
              + " count(*) FROM s%1$d.v; DROP SCHEMA s%1$d CASCADE",
          "DO $$BEGIN PERFORM 1; END$$",
          "CREATE TEMP TABLE atomic%1$d (begin_ int, atomic int); SELECT atomic FROM atomic%1$d",
          ";;");

  @Test
  void theServerSplitsScriptsAtTheSamePlaces() throws Exception {
    TestDatabase database = TestDatabase.create();
    int statements = 0;
    try (Connection connection = database.settings().withStatementsAsWritten().connect()) {
      for (int round = 0; round < Fuzz.rounds(300); round++) {
        String script = script(Fuzz.random(round), round);
        List<String> split = split(script);
        List<String> whole = answers(connection, List.of(script), round);
        List<String> apart = answers(connection, split, round);

        assertThat(apart).as("%s%n%s", Fuzz.told(round), script).isEqualTo(whole);
        statements += split.size();
      }
    }
    assertThat(statements).isGreaterThan(1000);
  }

  private static String script(Random random, int round) {
    // To a script without any statement the server has an answer too.
    StringBuilder script = new StringBuilder("SELECT 0;");
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      script.append(Fuzz.oneOf(random, BLANKS));
      if (random.nextInt(4) == 0) {
        script.append(Fuzz.oneOf(random, OTHERS).formatted(round * 10 + i));
      } else {
        script.append("SELECT ").append(Fuzz.oneOf(random, VALUES));
        for (int more = random.nextInt(4); more > 0; more--) {
          script.append(Fuzz.oneOf(random, BLANKS)).append(", ").append(Fuzz.oneOf(random, BLANKS));
          script.append(Fuzz.oneOf(random, VALUES));
        }
      }
      script.append(Fuzz.oneOf(random, BLANKS)).append(';');
    }
    return script.append(Fuzz.oneOf(random, BLANKS)).toString();
  }

  private static List<String> split(String script) throws IOException, SqlSyntaxException {
    List<String> statements = new ArrayList<>();
    try (StatementReader reader = new StatementReader(new StringReader(script), 1)) {
      for (SqlStatement next = reader.next(); next != null; next = reader.next()) {
        statements.add(next.text());
      }
    }
    return statements;
  }

  /** What the server answers, statement by statement; all of it is taken back. */
  private static List<String> answers(Connection connection, List<String> queries, int round) {
    List<String> answers = new ArrayList<>();
    String running = "";
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.setEscapeProcessing(false);
      for (String query : queries) {
        running = query;
        boolean rows = statement.execute(query);
        while (rows || statement.getUpdateCount() >= 0) {
          answers.add(rows ? row(statement.getResultSet()) : "done");
          rows = statement.getMoreResults();
        }
      }
      connection.rollback();
    } catch (SQLException e) {
      throw new AssertionError(Fuzz.told(round) + ": " + e.getMessage() + " in " + running, e);
    }
    return answers;
  }

  private static String row(ResultSet result) throws SQLException {
    StringBuilder row = new StringBuilder();
    while (result.next()) {
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        row.append(result.getString(i)).append('|');
      }
    }
    return row.toString();
  }
}
