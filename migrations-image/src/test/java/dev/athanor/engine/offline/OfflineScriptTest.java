package dev.athanor.engine.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.offline.OfflineSettings.Transactions;
import dev.athanor.engine.run.Project;
import dev.athanor.engine.script.ScriptDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is Athanor's own about its scripts; Alembic's text is in the oracle. */
class OfflineScriptTest {

  private static final OfflineSettings SETTINGS = OfflineSettings.of("alembic_version", null);

  private final Project project;

  OfflineScriptTest(@TempDir Path folder) {
    this.project = new Project(folder);
  }

  private ScriptDirectory scripts() {
    return ScriptDirectory.load(project.folder());
  }

  private static String text(OfflineScript script) throws IOException {
    StringBuilder text = new StringBuilder();
    script.writeTo(text);
    return text.toString();
  }

  @Test
  void aTransactionPerMigrationWithThePartAsWritten() throws IOException {
    project.add("a", "", "CREATE TABLE t (\n\tid int -- the key; really\n);", "DROP TABLE t;");
    project.addAutocommit("b", "a", "CREATE INDEX CONCURRENTLY i ON t (id)");

    assertThat(text(OfflineScript.upgrade(scripts(), "head", SETTINGS)))
        .isEqualTo(
            """
            BEGIN;

            CREATE TABLE alembic_version (
                version_num VARCHAR(32) NOT NULL,\s
                CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
            );

            -- Running upgrade  -> a

            CREATE TABLE t (
            \tid int -- the key; really
            );

            INSERT INTO alembic_version (version_num) VALUES ('a');

            COMMIT;

            BEGIN;

            -- Running upgrade a -> b

            COMMIT;

            CREATE INDEX CONCURRENTLY i ON t (id);

            BEGIN;

            UPDATE alembic_version SET version_num='b' WHERE alembic_version.version_num = 'a';

            COMMIT;

            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1|SELECT 1;",
        "SELECT 1;|SELECT 1;",
        "SELECT 1 -- one; two|SELECT 1; -- one; two",
        "SELECT 1; -- one|SELECT 1; -- one",
        "SELECT 1 /* one; two */|SELECT 1; /* one; two */",
        "DO $x$ BEGIN NULL; END $x$|DO $x$ BEGIN NULL; END $x$;",
        "SELECT 1; SELECT ';'|SELECT 1; SELECT ';';",
        "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2;)|CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2;);",
        "-- nothing|-- nothing",
      })
  void theLastStatementIsEnded(String written, String printed) throws IOException {
    project.add("a", "", written, "");

    assertThat(text(OfflineScript.upgrade(scripts(), "a", SETTINGS)))
        .contains("-- Running upgrade  -> a\n\n" + printed + "\n\nINSERT INTO");
  }

  @Test
  void anEmptyPartPrintsNothing() throws IOException {
    project.add("a", "", "", "");

    assertThat(text(OfflineScript.upgrade(scripts(), "a", SETTINGS)))
        .contains("-- Running upgrade  -> a\n\nINSERT INTO");
    assertThat(text(OfflineScript.upgrade(scripts(), "a:a", SETTINGS))).isEmpty();
  }

  @Test
  void theVersionTableHasItsNameAndSchemaInQuotesWhereNeeded() throws IOException {
    project.add("a", "", "SELECT 1", "SELECT 2");
    OfflineSettings settings =
        new OfflineSettings("My Versions", "order", false, Transactions.NONE);

    assertThat(text(OfflineScript.upgrade(scripts(), "a", settings)))
        .isEqualTo(
            """
            CREATE TABLE "order"."My Versions" (
                version_num VARCHAR(32) NOT NULL
            );

            -- Running upgrade  -> a

            SELECT 1;

            INSERT INTO "order"."My Versions" (version_num) VALUES ('a');

            """);
    assertThat(text(OfflineScript.downgrade(scripts(), "a:base", settings)))
        .endsWith(
            "DELETE FROM \"order\".\"My Versions\" WHERE \"order\".\"My Versions\".version_num = 'a';\n\n");
  }

  @Test
  void whatCouldNotRunIsRefusedBeforeAnythingIsPrinted() {
    project.add("a", "", "SELECT 1;\nVACUUM", "");
    project.write("b", "a", "-- upgrade\nSELECT 'open\n");
    project.write("c", "b", "-- upgrade\nSELECT 1");

    assertThatThrownBy(() -> OfflineScript.upgrade(scripts(), "a", SETTINGS))
        .hasMessageContaining("versions/a_script.sql:7: PostgreSQL does not run this statement");
    assertThatThrownBy(() -> OfflineScript.upgrade(scripts(), "a:b", SETTINGS))
        .hasMessageContaining("versions/b_script.sql:6: A string begins here");
    OfflineRefused irreversible =
        catchThrowableOfType(
            OfflineRefused.class, () -> OfflineScript.downgrade(scripts(), "c:b", SETTINGS));
    assertThat(irreversible.isIrreversible()).isTrue();
    assertThat(irreversible).hasMessageContaining("revision c cannot be undone");
  }

  @Test
  void rangesThatAlembicCrashesOnAreRefusedInWords() {
    project.add("a", "", "", "");

    assertThatThrownBy(() -> OfflineScript.upgrade(scripts(), ":a", SETTINGS))
        .hasMessage("The range does not say where to start; write base:b or a:b");
    assertThatThrownBy(() -> OfflineScript.upgrade(scripts(), "a:a:a", SETTINGS))
        .hasMessageContaining("a range has one colon");
    assertThatThrownBy(() -> OfflineScript.upgrade(scripts(), "a@base:a", SETTINGS))
        .hasMessageContaining("names no revision to start from");
    assertThatThrownBy(() -> OfflineScript.upgrade(scripts(), "a:", SETTINGS))
        .isInstanceOf(RevisionException.class);
  }

  @Test
  void aStampStartsOnceAndCannotPurge() throws IOException {
    project.add("a", "", "", "").add("b", "a", "", "").add("x", "", "", "");

    assertThatThrownBy(() -> OfflineScript.stamp(scripts().graph(), List.of("a"), true, SETTINGS))
        .hasMessage("Can't use --purge with --sql mode");
    assertThatThrownBy(
            () -> OfflineScript.stamp(scripts().graph(), List.of("a:b", "b:x"), false, SETTINGS))
        .hasMessage(
            "Stamp operation with --sql only supports a single starting revision at a time");
    OfflineScript script =
        OfflineScript.stamp(scripts().graph(), List.of("a:b", "x"), false, SETTINGS);
    assertThat(script.running()).containsExactly("stamp_revision a -> b", "stamp_revision  -> x");
  }
}
