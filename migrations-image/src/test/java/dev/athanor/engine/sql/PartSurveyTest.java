package dev.athanor.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartSurveyTest {

  private static PartSurvey survey(String sql, boolean autocommit)
      throws IOException, SqlSyntaxException {
    return PartSurvey.of(new StringReader(sql), 1, autocommit);
  }

  @Test
  void countsAndJudges() throws IOException, SqlSyntaxException {
    assertThat(survey("", false)).isEqualTo(PartSurvey.EMPTY);
    assertThat(survey("SELECT 1; DROP TABLE t; SELECT 2 -- the last", false))
        .isEqualTo(
            new PartSurvey(3, new Loss(1, "DROP TABLE", true), OptionalLong.of(32), List.of()));
    assertThat(survey("SELECT 1;\nCOPY t FROM stdin;\n1\n\\.\n", false))
        .isEqualTo(new PartSurvey(2, null, OptionalLong.empty(), List.of()));
  }

  @Test
  void aCopysFingerprintCountsItsRows() throws IOException, SqlSyntaxException {
    String sql = "COPY  t FROM stdin;\n1\n2\n\\.\nCOPY t FROM stdin;\n1\n3\n\\.\n";

    assertThat(survey(sql, true).fingerprintsWithRows())
        .hasSize(2)
        .doesNotHaveDuplicates()
        .isEqualTo(survey(sql.replace("  ", " /* same */ "), true).fingerprintsWithRows())
        .isNotEqualTo(survey(sql.replace("2", "4"), true).fingerprintsWithRows());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SAVEPOINT a | SAVEPOINT lasts until the transaction ends",
        "RELEASE a | RELEASE lasts",
        "ROLLBACK TO a | ROLLBACK lasts",
        "LOCK TABLE t | LOCK lasts",
        "SET LOCAL lock_timeout = 1 | SET lasts",
        "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE | SET lasts",
        "SET CONSTRAINTS ALL DEFERRED | SET lasts",
        "DECLARE c CURSOR FOR SELECT 1 | DECLARE lasts",
      })
  void outsideATransactionNothingMayCountOnOne(String sql, String sentence)
      throws IOException, SqlSyntaxException {
    assertThat(survey(sql, false).statements()).isEqualTo(1);
    assertThatThrownBy(() -> survey("SELECT 1;\n" + sql, true))
        .isInstanceOfSatisfying(SqlSyntaxException.class, e -> assertThat(e.line()).isEqualTo(2))
        .hasMessageStartingWith(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET lock_timeout = 1",
        "SET SESSION lock_timeout = 1",
        "DECLARE c CURSOR WITH HOLD FOR SELECT 1",
        "DO $$BEGIN COMMIT; END$$",
        "CREATE INDEX CONCURRENTLY i ON t (a)",
      })
  void outsideATransactionAllElseMayStand(String sql) throws IOException, SqlSyntaxException {
    assertThat(survey(sql, true).statements()).isEqualTo(1);
  }

  @Test
  void insideATransactionStandsNothingThatPostgresRefusesThere() {
    assertThatThrownBy(() -> survey("SELECT 1;\n\nVACUUM t;", false))
        .isInstanceOfSatisfying(
            SqlSyntaxException.class,
            e -> {
              assertThat(e.line()).isEqualTo(3);
              assertThat(e.hint()).startsWith("Head the part \"-- upgrade: autocommit\"");
            })
        .hasMessageStartingWith("PostgreSQL does not run this statement in a transaction");
  }
}
