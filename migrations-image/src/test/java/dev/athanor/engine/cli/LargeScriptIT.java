package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.TestDatabase;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts of which one alone would not fit into the memory that the process is given. */
class LargeScriptIT {

  private static final List<String> MEMORY = List.of("-Xmx32m", "-XX:+ExitOnOutOfMemoryError");

  private static final int STATEMENTS = 10_000;
  private static final int ROWS = 500_000;

  private Path folder;
  private TestDatabase database;

  @BeforeEach
  void begin(@TempDir Path temporary) throws SQLException, IOException {
    folder = temporary;
    database = TestDatabase.create();
    Files.createDirectory(temporary.resolve("versions"));
  }

  /** One script of 50 MB and of 10,000 statements up and down, and one of 50 MB of rows. */
  private void writeScripts() throws IOException {
    try (Writer out = Files.newBufferedWriter(folder.resolve("versions/aaaa.sql"))) {
      out.write("-- Revision ID: aaaa\n\n-- upgrade\nCREATE TABLE a (id int, text text);\n");
      for (int i = 1; i < STATEMENTS; i++) {
        out.write("INSERT INTO a VALUES (" + i + ", 'a;" + "x".repeat(5000) + "');\n");
      }
      out.write("\n-- downgrade\n");
      for (int i = 1; i < STATEMENTS; i++) {
        out.write("DELETE FROM a WHERE id = " + i + "; -- " + "x".repeat(5000) + "\n");
      }
      out.write("DROP TABLE a");
    }
    try (Writer out = Files.newBufferedWriter(folder.resolve("versions/bbbb.sql"))) {
      out.write("-- Revision ID: bbbb\n-- Revises: aaaa\n\n-- upgrade: autocommit\n");
      out.write("CREATE TABLE b (id int, text text);\nCOPY b FROM stdin;\n");
      for (int i = 0; i < ROWS; i++) {
        out.write(i + "\t" + "y".repeat(95) + "\n");
      }
      out.write("\\.\nCREATE INDEX CONCURRENTLY i ON b (id);\n\n-- downgrade\nDROP TABLE b;\n");
    }
  }

  private String athanor(String... arguments) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Process process =
        AthanorProcess.builder(folder, Map.of("DATABASE_URL", database.url()), MEMORY, arguments)
            .redirectOutput(output.toFile())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    int code = process.waitFor();
    String errors = Files.readString(folder.resolve("errors"));
    assertThat(code).as(errors).isZero();
    return errors;
  }

  @Test
  void areRunUpAndDownInLittleMemory() throws Exception {
    writeScripts();
    assertThat(Files.size(folder.resolve("versions/aaaa.sql"))).isGreaterThan(100_000_000);
    assertThat(Files.size(folder.resolve("versions/bbbb.sql"))).isGreaterThan(50_000_000);

    athanor("history");
    athanor("upgrade", "head");

    assertThat(database.rows()).containsExactly("bbbb");
    assertThat(database.list("SELECT count(*) || ' ' || sum(length(text)) FROM a"))
        .containsExactly("9999 " + 9999 * 5002);
    assertThat(database.list("SELECT count(*) || ' ' || sum(length(text)) FROM b"))
        .containsExactly(ROWS + " " + ROWS * 95);
    assertThat(
            database.list(
                "SELECT concat_ws(' ', revision, downgrade, left(downgrade_checksum, 7)) FROM"
                    + " athanor.history ORDER BY id"))
        .containsExactly("aaaa sha256:", "bbbb DROP TABLE b; sha256:");

    athanor("downgrade", "base");

    assertThat(database.rows()).isEmpty();
    assertThat(database.list("SELECT to_regclass('a') IS NULL AND to_regclass('b') IS NULL"))
        .containsExactly("t");
  }

  @Test
  void arePrintedInLittleMemory() throws Exception {
    writeScripts();

    athanor("upgrade", "head", "--sql");

    long written = Files.size(folder.resolve("output"));
    assertThat(written).isGreaterThan(100_000_000);
    try (var lines = Files.lines(folder.resolve("output"))) {
      assertThat(
              lines
                  .filter(line -> line.startsWith("INSERT INTO a ") || line.endsWith("yyy"))
                  .count())
          .isEqualTo(STATEMENTS - 1 + ROWS);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 40})
  void aStatementLongerThanTheMemoryIsToldAndNothingIsLeft(int megabytes) throws Exception {
    Files.writeString(
        folder.resolve("versions/aaaa.sql"),
        "-- Revision ID: aaaa\n\n-- upgrade\nCREATE TABLE t ();\nSELECT length('"
            + "x\n".repeat(megabytes << 19)
            + "');\n");

    Process process =
        AthanorProcess.builder(
                folder,
                Map.of("DATABASE_URL", database.url()),
                List.of("-Xmx" + (megabytes == 5 ? 32 : 64) + "m"),
                "upgrade",
                "head")
            .redirectError(folder.resolve("errors").toFile())
            .start();

    assertThat(process.waitFor()).isEqualTo(Outcome.FAILED.exitCode());
    assertThat(Files.readString(folder.resolve("errors")))
        .contains("for which this process has too little memory")
        .doesNotContain("OutOfMemoryError");
    assertThat(database.rows()).isEmpty();
    assertThat(database.list("SELECT to_regclass('t') IS NULL")).containsExactly("t");
  }
}
