package dev.athanor.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.sql.TransactionUse.CreatesIndex;
import dev.athanor.engine.sql.TransactionUse.Inside;
import dev.athanor.engine.sql.TransactionUse.Repeatable;
import dev.athanor.engine.sql.TransactionUse.Unknowable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SqlStatementTest {

  private static SqlStatement statement(String sql) {
    return new SqlStatement(sql, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "INSERT INTO t VALUES ('4111', 17, E'a\\'b', $$x$$, -1.5e3) | INSERT INTO t VALUES (?, ?, ?, ?, -?)",
        "SELECT U&'x', B'01', N'y', \"name1\", col2 | SELECT ?, ?, ?, \"name1\", col2",
        "SELECT 1 -- secret | SELECT ?",
        "SELECT /* secret */ a | SELECT a",
        "DO $body$ secret $body$ | DO ?",
      })
  void masksEveryLiteral(String sql, String masked) {
    assertThat(statement(sql).masked()).isEqualTo(masked);
  }

  @Test
  void aVeryLongStatementIsMaskedInPart() {
    String masked = statement("SELECT " + "abc, 'secret', ".repeat(1_000_000) + "1").masked();

    assertThat(masked).hasSize(SqlStatement.MOST_MASKED + 1).endsWith("…").doesNotContain("secret");
    assertThat(statement("SELECT " + "😀".repeat(5000)).masked())
        .hasSize(SqlStatement.MOST_MASKED)
        .endsWith("😀…");
  }

  @Test
  void aFingerprintSurvivesLayoutAndCommentsOnly() {
    String one = statement("CREATE INDEX  i\n ON t (a)").fingerprint();

    assertThat(statement("CREATE /* x */ INDEX i ON t (a) -- y").fingerprint()).isEqualTo(one);
    assertThat(statement("CREATE INDEX i ON t (b)").fingerprint()).isNotEqualTo(one);
    assertThat(statement("SELECT 'a  b'").fingerprint())
        .isNotEqualTo(statement("SELECT 'a b'").fingerprint());
  }

  static Stream<Arguments> uses() {
    return Stream.of(
        Arguments.of("SELECT 1", new Inside()),
        Arguments.of("ALTER TYPE s ADD VALUE 'x'", new Inside()),
        Arguments.of("CREATE INDEX i ON t (a)", new Inside()),
        Arguments.of("CREATE TABLE concurrently (a int)", new Inside()),
        Arguments.of("CREATE INDEX CONCURRENTLY i ON t (a)", new CreatesIndex("i", "t")),
        Arguments.of(
            "create unique index concurrently if not exists \"I x\" on only s.\"T\" using btree (a)",
            new CreatesIndex("I x", "s.\"T\"")),
        Arguments.of("CREATE INDEX CONCURRENTLY Idx ON T(a)", new CreatesIndex("idx", "T")),
        Arguments.of("CREATE INDEX CONCURRENTLY ON t (a)", new CreatesIndex("", "t")),
        Arguments.of(
            "CREATE INDEX CONCURRENTLY U&\"d\\0061t\\+000061\\\\\" ON t (a)",
            new CreatesIndex("data\\", "t")),
        Arguments.of(
            "CREATE INDEX CONCURRENTLY U&\"d!0061\" UESCAPE '!' ON t (a)",
            new CreatesIndex("", "t")),
        Arguments.of(
            "CREATE INDEX CONCURRENTLY " + "é".repeat(40) + " ON t (a)",
            new CreatesIndex("é".repeat(31), "t")),
        Arguments.of("DROP INDEX CONCURRENTLY IF EXISTS i", new Repeatable(true)),
        Arguments.of("DROP INDEX CONCURRENTLY i", new Unknowable(true)),
        Arguments.of("DROP INDEX i", new Inside()),
        Arguments.of("DROP INDEX subscription", new Inside()),
        Arguments.of("VACUUM (ANALYZE) t", new Repeatable(true)),
        Arguments.of("REINDEX TABLE CONCURRENTLY t", new Repeatable(true)),
        Arguments.of("REINDEX TABLE t", new Repeatable(false)),
        Arguments.of("CLUSTER t", new Repeatable(false)),
        Arguments.of("CLUSTER", new Repeatable(true)),
        Arguments.of("ALTER DATABASE d SET TABLESPACE t", new Repeatable(true)),
        Arguments.of("ALTER DATABASE d SET work_mem = '1MB'", new Inside()),
        Arguments.of("ALTER SUBSCRIPTION s REFRESH PUBLICATION", new Repeatable(true)),
        Arguments.of("ALTER SUBSCRIPTION s SET PUBLICATION p", new Repeatable(true)),
        Arguments.of("ALTER SUBSCRIPTION s SET PUBLICATION p WITH (refresh = false)", new Inside()),
        Arguments.of("ALTER SUBSCRIPTION s ADD PUBLICATION p", new Unknowable(true)),
        Arguments.of("ALTER SUBSCRIPTION s DISABLE", new Inside()),
        Arguments.of("CREATE DATABASE d", new Unknowable(true)),
        Arguments.of("ALTER SYSTEM SET work_mem = '1MB'", new Repeatable(true)),
        Arguments.of("ALTER TABLE t DETACH PARTITION p CONCURRENTLY", new Unknowable(true)),
        Arguments.of("CALL backfill()", new Unknowable(false)),
        Arguments.of("DO $$BEGIN UPDATE t SET a = 1; COMMIT; END$$", new Unknowable(false)),
        Arguments.of("DO $$BEGIN UPDATE t SET a = 1; END$$", new Inside()));
  }

  @ParameterizedTest
  @MethodSource("uses")
  void knowsWhatRunsInATransaction(String sql, TransactionUse use) {
    assertThat(TransactionUse.of(statement(sql))).isEqualTo(use);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DROP TABLE t | true",
        "ALTER TABLE t DROP COLUMN a | true",
        "ALTER TABLE t DROP a | true",
        "ALTER TABLE t ALTER COLUMN a TYPE int | true",
        "ALTER TABLE t ALTER a SET DATA TYPE int | true",
        "TRUNCATE t | true",
        "DELETE FROM t | true",
        "DROP TYPE s CASCADE | true",
        "DROP INDEX i | false",
        "ALTER TABLE t DROP CONSTRAINT c | false",
        "ALTER TABLE t ALTER a DROP NOT NULL | false",
        "ALTER TABLE t ADD a int | false",
        "ALTER TYPE s ADD VALUE 'x' | false",
        "INSERT INTO t VALUES ('DROP TABLE') | false",
      })
  void knowsWhatCanLoseData(String sql, boolean lost) {
    assertThat(Destruction.possible(statement(sql))).isEqualTo(lost);
  }
}
