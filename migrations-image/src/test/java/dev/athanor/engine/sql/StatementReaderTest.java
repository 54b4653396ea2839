package dev.athanor.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
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
import org.junit.jupiter.params.provider.ValueSource;

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
        Arguments.of("PREPARE p AS SELECT 1", List.of("PREPARE p AS SELECT 1")),
        Arguments.of(
            "SELECT E'a' -- b'\n\n 'c\\';d'; x", List.of("SELECT E'a' -- b'\n\n 'c\\';d'", "x")),
        Arguments.of("SELECT E'a' 'c\\'; d", List.of("SELECT E'a' 'c\\'", "d")),
        Arguments.of("SELECT 'a'\n 'c\\'; d", List.of("SELECT 'a'\n 'c\\'", "d")),
        Arguments.of("SELECT U&'!;' UESCAPE '!'; x", List.of("SELECT U&'!;' UESCAPE '!'", "x")),
        Arguments.of("SELECT x'F'\n';'; y", List.of("SELECT x'F'\n';'", "y")),
        Arguments.of("SELECT 1::int, a::\"t;\"; x", List.of("SELECT 1::int, a::\"t;\"", "x")),
        Arguments.of("SELECT 1 */* ; */ 2; x", List.of("SELECT 1 */* ; */ 2", "x")),
        Arguments.of("SELECT 1 <--;\n 2; x", List.of("SELECT 1 <--;\n 2", "x")),
        Arguments.of("SELECT 1_000, 0b1, 1e, 2;x", List.of("SELECT 1_000, 0b1, 1e, 2", "x")),
        Arguments.of("SELECT 1$a$;$a$; x", List.of("SELECT 1$a$;$a$", "x")),
        Arguments.of("SELECT $a; $b; x", List.of("SELECT $a", "$b", "x")),
        Arguments.of("SELECT $$ $a$ ; $a $$; x", List.of("SELECT $$ $a$ ; $a $$", "x")),
        Arguments.of("SELECT $é$;$é$; x", List.of("SELECT $é$;$é$", "x")),
        Arguments.of("SELECT a[1], (b)[2:3]; x", List.of("SELECT a[1], (b)[2:3]", "x")),
        Arguments.of(
            "CREATE SCHEMA s CREATE TABLE t (a int) CREATE VIEW v AS SELECT ';'; x",
            List.of("CREATE SCHEMA s CREATE TABLE t (a int) CREATE VIEW v AS SELECT ';'", "x")),
        Arguments.of(
            "CREATE PROCEDURE p() BEGIN ATOMIC SELECT CASE WHEN a THEN CASE b WHEN 1 THEN 2 END END AS"
                + " end; SELECT (CASE WHEN a THEN 1 END), t.case; END; x",
            List.of(
                "CREATE PROCEDURE p() BEGIN ATOMIC SELECT CASE WHEN a THEN CASE b WHEN 1 THEN 2 END"
                    + " END AS end; SELECT (CASE WHEN a THEN 1 END), t.case; END",
                "x")),
        Arguments.of(
            "CREATE FUNCTION begin() RETURNS int LANGUAGE sql AS 'SELECT 1'; x",
            List.of("CREATE FUNCTION begin() RETURNS int LANGUAGE sql AS 'SELECT 1'", "x")),
        Arguments.of("\\restrict aBc1\nSELECT 1;\n\\unrestrict aBc1\n", List.of("SELECT 1")),
        Arguments.of(
            "SET standard_conforming_strings = on",
            List.of("SET standard_conforming_strings = on")),
        Arguments.of(
            "COPY t FROM stdin;\n1\t;'$$/*\n\\\\.\n\\.\nSELECT 1;\nCOPY t FROM STDOUT; -- a\n\\.\nx",
            List.of("COPY t FROM stdin", "SELECT 1", "COPY t FROM STDOUT", "x")),
        Arguments.of(
            "COPY (SELECT 1 FROM stdin) TO '/x'; COPY binary.stdin FROM '/x'; x",
            List.of("COPY (SELECT 1 FROM stdin) TO '/x'", "COPY binary.stdin FROM '/x'", "x")));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void splitsAsPostgresWould(String sql, List<String> statements) throws SqlSyntaxException {
    assertThat(split(sql)).isEqualTo(statements);
  }

  /** Wherever the reader had to wait for more, and whatever had to be forgotten before. */
  @ParameterizedTest
  @MethodSource("scripts")
  void splitsTheSameWhenItComesPieceByPiece(String sql, List<String> statements)
      throws IOException, SqlSyntaxException {
    String before = "-- forgotten\n".repeat(3000) + "SELECT '" + "k".repeat(40_000) + "';\n";
    for (int piece : new int[] {1, 2, 7, 16_383}) {
      List<String> read = new ArrayList<>();
      Reader pieces = new Pieces(before + sql, piece);
      try (StatementReader reader = new StatementReader(pieces, 1)) {
        for (SqlStatement next = reader.next(); next != null; next = reader.next()) {
          read.add(next.text());
        }
      }
      assertThat(read.subList(1, read.size())).isEqualTo(statements);
    }
  }

  /** Gives no more than a few characters at a time. */
  private static final class Pieces extends StringReader {

    private final int most;

    Pieces(String text, int most) {
      super(text);
      this.most = most;
    }

    @Override
    public int read(char[] to, int from, int length) throws IOException {
      return super.read(to, from, Math.min(length, most));
    }
  }

  @Test
  void givesTheRowsBehindACopyAndCountsTheirLines() throws IOException, SqlSyntaxException {
    String rows = "1\ta;b'\n\\N\t\\\\.\n" + "2\tc\n".repeat(20_000);
    String sql = "\nCOPY t FROM stdin;  -- rows\n" + rows + "\\.\n\nSELECT 1;\n";
    try (StatementReader reader = new StatementReader(new StringReader(sql), 10)) {
      SqlStatement copy = reader.next();
      assertThat(copy).isEqualTo(new SqlStatement("COPY t FROM stdin", 11, 12));
      StringBuilder read = new StringBuilder();
      for (String next = reader.nextRows(); next != null; next = reader.nextRows()) {
        assertThat(next).endsWith("\n").hasSizeLessThan(40_000);
        read.append(next);
      }
      assertThat(read.toString()).isEqualTo(rows);
      assertThat(reader.nextRows()).isNull();
      assertThat(reader.next()).isEqualTo(new SqlStatement("SELECT 1", 20_016));
      assertThat(reader.nextRows()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1\t2\n", "1\t2", "1\n\\. \n", "\\\\.\n", "\\", "\\.1"})
  void rowsThatDoNotEndAreRefused(String rows) {
    assertThatThrownBy(() -> read("SELECT 1;\nCOPY t FROM stdin;\n" + rows, 1))
        .isInstanceOfSatisfying(SqlSyntaxException.class, e -> assertThat(e.line()).isEqualTo(2))
        .hasMessageStartingWith("The rows of this COPY … FROM STDIN do not end");
  }

  @Test
  void rowsThatNobodyAsksForArePassedOver() throws SqlSyntaxException {
    assertThat(read("COPY t FROM stdin;\n1\n2\n\\.\nSELECT 1", 1))
        .containsExactly(
            new SqlStatement("COPY t FROM stdin", 1, 2), new SqlStatement("SELECT 1", 5));
    assertThat(read("COPY t FROM stdin;\n\\.", 1)).hasSize(1);
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
        "COPY t FROM stdin; | The rows of this COPY … FROM STDIN do not end",
        "COPY t FROM stdin | The rows of this COPY … FROM STDIN do not end",
        "COPY t FROM stdin; SELECT 1; | begin on the line behind its semicolon",
        "COPY BINARY t FROM stdin; | takes no binary rows",
        "COPY t FROM stdin BINARY; | takes no binary rows",
        "COPY t FROM stdin (FORMAT 'binary'); | takes no binary rows",
        "COPY t TO STDIN; | COPY … TO STDOUT needs psql",
        "SET standard_conforming_strings TO off | STANDARD_CONFORMING_STRINGS has to stay on",
        "SET SESSION standard_conforming_strings = 'false' | has to stay on",
        "SELECT \\restrict a | \\restrict is a command of psql",
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
