package dev.athanor.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReindexTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          REINDEX INDEX CONCURRENTLY i, INDEX i
          reindex table concurrently "My Schema".t, TABLE "My Schema".t
          REINDEX (VERBOSE) SCHEMA CONCURRENTLY s, SCHEMA s
          `REINDEX (CONCURRENTLY, VERBOSE) TABLE s . t`, TABLE s.t
          REINDEX (CONCURRENTLY) DATABASE, DATABASE
          REINDEX INDEX i, none
          CREATE INDEX CONCURRENTLY i ON t (x), none
          REINDEX CONCURRENTLY, none
          """)
  void whatIsRebuilt(String sql, String expected) {
    assertThat(
            Reindex.concurrent(new SqlStatement(sql, 1))
                .map(reindex -> (reindex.scope() + " " + reindex.name()).strip())
                .orElse("none"))
        .isEqualTo(expected);
  }
}
