package dev.athanor.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StatementReaderTest {

  private static List<String> split(String sql) throws SqlSyntaxException {
    return read(sql, 1).stream().map(SqlStatement::text).toList();
  }

  static List<SqlStatement> read(String sql, int firstLine) throws SqlSyntaxException {
    List<SqlStatement> statements = new ArrayList<>();
    try (StatementReader reader = new StatementReader(new StringReader(sql), firstLine)) {
      for (SqlStatement next = reader.next(); next != null; next = reader.next()) {
        statements.add(next);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return statements;
  }

  static Stream<Arguments> scripts() {
    return Stream.of(
        Arguments.of("", List.of()),
        Arguments.of(" ;; -- nothing\n; /* at all */ ;", List.of()),
        Arguments.of("SELECT 1", List.of("SELECT 1")),
        Arguments.of("SELECT 1; SELECT 2 ;", List.of("SELECT 1", "SELECT 2")),
        Arguments.of("SELECT ';' ; SELECT 2", List.of("SELECT ';'", "SELECT 2")),
        Arguments.of("SELECT 'it''s;' ; x", List.of("SELECT 'it''s;'", "x")),
        Arguments.of("SELECT '\\'; x", List.of("SELECT '\\'", "x")),
        Arguments.of("SELECT E'\\';' ; x", List.of("SELECT E'\\';'", "x")),
        Arguments.of("SELECT e'a\\\\'; x", List.of("SELECT e'a\\\\'", "x")),
        Arguments.of("SELECT U&'\\0061;' ; x", List.of("SELECT U&'\\0061;'", "x")),
        Arguments.of("SELECT U&\"d;\\0061\" ; x", List.of("SELECT U&\"d;\\0061\"", "x")),
        Arguments.of("SELECT b'1', x'F', n'a;' ; x", List.of("SELECT b'1', x'F', n'a;'", "x")),
        Arguments.of("SELECT \"a;\"\"b\"; x", List.of("SELECT \"a;\"\"b\"", "x")),
        Arguments.of("SELECT $$a;b$$; x", List.of("SELECT $$a;b$$", "x")),
        Arguments.of("SELECT $t$a;$$;$T$;$t$; x", List.of("SELECT $t$a;$$;$T$;$t$", "x")),
        Arguments.of("SELECT a$b$c; d$b$", List.of("SELECT a$b$c", "d$b$")),
        Arguments.of("SELECT a\u2003$$; b$$", List.of("SELECT a\u2003$$", "b$$")),
        Arguments.of("SELECT $1; SELECT $2", List.of("SELECT $1", "SELECT $2")),
        Arguments.of("SELECT 1 -- a;b\n+ 2; x", List.of("SELECT 1 -- a;b\n+ 2", "x")),
        Arguments.of(
            "SELECT /* a; /* b; */ c; */ 1; x", List.of("SELECT /* a; /* b; */ c; */ 1", "x")),
        Arguments.of("SELECT 1 /* ' */; x", List.of("SELECT 1", "x")),
        Arguments.of("SELECT 3-1, 4/2; x", List.of("SELECT 3-1, 4/2", "x")),
        Arguments.of("SELECT a@-- ;\n b; x", List.of("SELECT a@-- ;\n b", "x")),
        Arguments.of(
            "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); x",
            List.of("CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)", "x")),
        Arguments.of(
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 END; END; x",
            List.of(
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 END; END",
                "x")),
        Arguments.of(
            "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES (1); END; x",
            List.of(
                "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES (1); END", "x")),
        Arguments.of(
            "CREATE TABLE atomic (\"begin\" int, atomic int); x",
            List.of("CREATE TABLE atomic (\"begin\" int, atomic int)", "x")),
        Arguments.of("SELECT 'ä;€😀'; x", List.of("SELECT 'ä;€😀'", "x")),
        Arguments.of("SELECT 1.5e-3, .5, 0x1F; x", List.of("SELECT 1.5e-3, .5, 0x1F", "x")),
        Arguments.of(
            "SAVEPOINT a; ROLLBACK TO a; ROLLBACK WORK TO SAVEPOINT a; RELEASE a",
            List.of("SAVEPOINT a", "ROLLBACK TO a", "ROLLBACK WORK TO SAVEPOINT a", "RELEASE a")),
        Arguments.of(
            "COPY t TO '/tmp/x'; COPY t FROM '/x'",
            List.of("COPY t TO '/tmp/x'", "COPY t FROM '/x'")),
        Arguments.of(
            "SET client_encoding = 'UTF8'; SET DateStyle TO ISO, DMY; SET work_mem = '1MB'",
            List.of(
                "SET client_encoding = 'UTF8'",
                "SET DateStyle TO ISO, DMY",
                "SET work_mem = '1MB'")),
        Arguments.of("PREPARE p AS SELECT 1", List.of("PREPARE p AS SELECT 1")));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void splitsAsPostgresWould(String sql, List<String> statements) throws SqlSyntaxException {
    assertThat(split(sql)).isEqualTo(statements);
  }

  @Test
  void statementsKnowTheirLineInTheFile() throws SqlSyntaxException {
    List<SqlStatement> statements =
        read("-- first\n\nSELECT\n 1;\n/* x\n */ SELECT 'a\nb'; SELECT 3", 10);

    assertThat(statements).extracting(SqlStatement::line).containsExactly(12, 15, 16);
    assertThat(statements.get(0).lineAt(9)).isEqualTo(13);
    assertThat(statements.get(0).lineAt(0)).isEqualTo(12);
    assertThat(statements.get(0).lineAt(9999)).isEqualTo(13);
  }

  @Test
  void thePositionCountsCharactersNotUtf16() throws SqlSyntaxException {
    SqlStatement statement = read("SELECT '😀😀'\n, x", 1).get(0);

    assertThat(statement.lineAt(12)).isEqualTo(1);
    assertThat(statement.lineAt(13)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "BEGIN | BEGIN may not stand in a script",
        "begin transaction | BEGIN may not stand in a script",
        "START TRANSACTION | START may not",
        "COMMIT | COMMIT may not",
        "COMMIT AND CHAIN | COMMIT may not",
        "END | END may not",
        "ABORT | ABORT may not",
        "ROLLBACK | ROLLBACK may not",
        "ROLLBACK WORK | ROLLBACK may not",
        "/* a */ COMMIT PREPARED 'x' | COMMIT may not",
        "PREPARE TRANSACTION 'x' | PREPARE may not",
        "COPY (SELECT a FROM stdin) TO STDOUT | COPY … TO STDOUT needs psql",
        "\\i other.sql | \\i is a command of psql",
        "SELECT 1 \\gexec | \\gexec is a command of psql",
        "SET LOCAL DateStyle = 'SQL, DMY' | DATESTYLE has to stay ISO",
        "SET client_encoding TO latin1 | CLIENT_ENCODING has to stay UTF8",
        "SELECT 'x | A string begins here with '",
        "SELECT $a$ x $$ | A string begins here with $a$",
        "SELECT \"x | A quoted name begins here",
        "SELECT /* /* */ 1 | A comment begins here",
      })
  void refusesWithTheLine(String sql, String sentence) {
    assertThatThrownBy(() -> read("SELECT 0;\n\n" + sql, 5))
        .isInstanceOfSatisfying(SqlSyntaxException.class, e -> assertThat(e.line()).isEqualTo(7))
        .hasMessageContaining(sentence);
  }

  @Test
  void growsWithTheTextAndNotFaster() throws SqlSyntaxException {
    String script = "INSERT INTO t VALUES ($$a$$, 'b', \"c\"); -- d\n".repeat(50_000);
    assertThat(read(script, 1)).hasSize(50_000);
  }
}
