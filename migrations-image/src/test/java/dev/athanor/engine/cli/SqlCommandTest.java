package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.console.Console;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.Project;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --sql} from the line to the exit code, without any database. */
class SqlCommandTest {

  private final Path folder;
  private final ByteArrayOutputStream results = new ByteArrayOutputStream();
  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();

  SqlCommandTest(@TempDir Path folder) {
    this.folder = folder;
    new Project(folder)
        .add("a1", "", "CREATE TABLE t (name text);", "DROP TABLE t;")
        .add("b2", "a1", "INSERT INTO t VALUES ('é');", "DELETE FROM t;")
        .write("c3", "b2", "-- upgrade\nSELECT 1\n");
  }

  private int run(OutputStream out, String line) {
    return new CommandLine(new Console(out, talk), Map.of(), folder).run(line.split(" ", -1));
  }

  private int run(String line) {
    return run(results, line);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theScriptIsAllThatStandsOnStandardOutput() {
    assertThat(run("upgrade a1:b2 --sql")).isZero();

    assertThat(text(results))
        .isEqualTo(
            """
            BEGIN;

            -- Running upgrade a1 -> b2

            INSERT INTO t VALUES ('é');

            UPDATE alembic_version SET version_num='b2' WHERE alembic_version.version_num = 'a1';

            COMMIT;

            """);
    assertThat(text(talk)).isEmpty();
  }

  @Test
  void oneTransactionAndAnotherTableWhereWanted() {
    assertThat(
            run(
                "downgrade b2:base --sql --single-transaction --version-table v"
                    + " --version-table-schema meta"))
        .isZero();

    assertThat(text(results))
        .startsWith(
            "BEGIN;\n\n-- Running downgrade b2 -> a1\n\nDELETE FROM t;\n\nUPDATE meta.v SET")
        .endsWith("DELETE FROM meta.v WHERE meta.v.version_num = 'a1';\n\nCOMMIT;\n\n")
        .containsOnlyOnce("BEGIN;");
  }

  @Test
  void aProgramGetsTheScriptAsOneLine() {
    assertThat(run("upgrade a1:b2 --sql --output json")).isZero();

    assertThat(text(results))
        .startsWith("{\"steps\":[\"upgrade a1 -> b2\"],\"sql\":\"BEGIN;\\n\\n-- Running")
        .endsWith("\"}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "downgrade a1 --sql|USAGE|downgrade with --sql requires <fromrev>:<torev>",
        "upgrade :b2 --sql|USAGE|The range does not say where to start; write base:b or a:b",
        "upgrade head --sql --from a1|USAGE|--sql prints a script and looks at no database",
        "upgrade zz --sql|TARGET_REFUSED|Can't locate revision identified by 'zz'",
        "downgrade c3:b2 --sql|TARGET_REFUSED|versions/c3_script.sql: revision c3 cannot be undone",
      })
  void whatCannotBePrintedIsSaid(String line, Outcome outcome, String sentence) {
    assertThat(run(line)).isEqualTo(outcome.exitCode());

    assertThat(text(talk)).startsWith("FAILED: " + sentence);
    assertThat(text(results)).isEmpty();
  }
}
