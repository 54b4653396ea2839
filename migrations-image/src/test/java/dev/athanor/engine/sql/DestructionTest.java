package dev.athanor.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beyond what docs/reference/destructive.md shows, see {@link DestructiveReferenceTest}. */
class DestructionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "drop/**/table t | DROP TABLE",
        "DROP FOREIGN TABLE t | DROP FOREIGN TABLE",
        "DROP FOREIGN DATA WRAPPER w CASCADE | DROP FOREIGN … CASCADE",
        "DROP TYPE a, b CASCADE | DROP TYPE … CASCADE",
        "DROP TYPE \"CASCADE\" | -",
        "ALTER TABLE t DROP \"constraint\" | ALTER TABLE … DROP COLUMN",
        "ALTER TABLE if DROP a | ALTER TABLE … DROP COLUMN",
        "ALTER TABLE drop ADD a int | -",
        "ALTER TABLE type ADD type int | -",
        "ALTER TABLE a.b.c * DROP a | ALTER TABLE … DROP COLUMN",
        "ALTER TABLE ONLY \"a.b\".\"DROP\" ADD x int | -",
        "ALTER TABLE t ADD CHECK (a IN (1, 2)), DROP IF EXISTS b | ALTER TABLE … DROP COLUMN",
        "ALTER TABLE t ADD a numeric(10, 2), ADD drop int | -",
        "ALTER TABLE t ALTER a SET DEFAULT 1, ALTER b TYPE int | ALTER TABLE … ALTER … TYPE",
        "ALTER TABLE t ALTER a TYPE text, ALTER b TYPE text | -",
        "ALTER TABLE t ALTER a TYPE text, DROP b | ALTER TABLE … DROP COLUMN",
        "ALTER TABLE t ALTER a TYPE text[] | ALTER TABLE … ALTER … TYPE",
        "ALTER TABLE t ALTER \"text\" TYPE \"text\" | ALTER TABLE … ALTER … TYPE",
        "ALTER TABLE t ALTER attribute TYPE int | ALTER TABLE … ALTER … TYPE",
        "ALTER TABLE t ALTER attribute SET NOT NULL | -",
        "ALTER TABLE t ALTER type SET NOT NULL | -",
        "ALTER TABLE t ALTER CONSTRAINT c DEFERRABLE | -",
        "ALTER TABLE t SET (fillfactor = 70), SET UNLOGGED | ALTER TABLE … SET UNLOGGED",
        "ALTER FOREIGN TABLE t DROP a | ALTER FOREIGN TABLE … DROP COLUMN",
        "ALTER TYPE s ALTER ATTRIBUTE a SET DATA TYPE int | ALTER TYPE … ALTER … TYPE",
        "ALTER TYPE s ADD VALUE 'x' | -",
        "ALTER TYPE s DROP ATTRIBUTE IF EXISTS a CASCADE | ALTER TYPE … DROP ATTRIBUTE",
        "ALTER EXTENSION e DROP TABLE t | -",
        "ALTER DOMAIN d DROP CONSTRAINT c | -",
        "ALTER TABLE | -",
        "WITH x AS (SELECT 'DELETE FROM t') SELECT * FROM x | -",
        "WITH x AS (SELECT 1) DELETE FROM t | WITH … DELETE",
        "PREPARE p AS DELETE FROM t | PREPARE … DELETE",
        "COPY (DELETE FROM t RETURNING *) TO '/tmp/t' | COPY … DELETE",
        "MERGE INTO t USING s ON true WHEN NOT MATCHED THEN INSERT VALUES (1) | -",
        "SELECT 1 | -",
        "SELECT count(*), (SELECT max(a) FROM t) FROM u WHERE a IN (1) AND EXISTS (SELECT 1) | -",
        "SELECT * FROM generate_series(1, 2) AS g(i) | -",
        "SELECT '1'::numeric(10) | -",
        "SELECT \"f\"(1) | SELECT \"f\"(…)",
        "SELECT a . purge(1) | SELECT a.purge(…)",
        "SELECT lower(purge(1)) | SELECT purge(…)",
      })
  void isReadWordByWord(String sql, String loss) throws IOException, SqlSyntaxException {
    Loss found = PartSurvey.of(new StringReader(sql), 1, true).loss();

    assertThat(found == null ? "-" : found.statement()).isEqualTo(loss);
  }

  @Test
  void theFirstStatementThatLosesIsNamedWithItsLine() throws IOException, SqlSyntaxException {
    String part = "SELECT 1;\n-- DROP TABLE a;\nDROP\n  TABLE b; TRUNCATE c;";

    Loss loss = PartSurvey.of(new StringReader(part), 7, false).loss();

    assertThat(loss).isEqualTo(new Loss(9, "DROP TABLE", true));
    assertThat(new Loss(9, "DROP TABLE", true).place()).isEqualTo("DROP TABLE, line 9");
  }
}
