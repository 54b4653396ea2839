package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.cli.AthanorProcess.Ended;
import dev.athanor.engine.run.Project;
import dev.athanor.engine.run.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file of each kind of bad scripts, end to end: the contract's code, and nothing was run. */
class BadScriptsProcessIT {

  /** What begins so is written in UTF-16. */
  private static final String MARK = "\uFEFF";

  /** A file beside two good ones, where to go, and how that ends. */
  private record Bad(String file, String text, String target, int exitCode, String sentence) {

    static Bad script(String text, int exitCode, String sentence) {
      String header = "-- Revision ID: bad\n-- Revises: bbbb\n";
      return new Bad("bad.sql", header + text, "head", exitCode, sentence);
    }

    static Bad file(String file, String text, String sentence) {
      return new Bad(file, text, "head", 2, sentence);
    }

    byte[] bytes() {
      return text.getBytes(
          text.startsWith(MARK) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
    }
  }

  private static final List<Bad> ALL =
      List.of(
          new Bad("bad.sql", MARK + "-- Revision ID: bad\n", "head", 2, "UTF-16"),
          Bad.file("bad.sql", "", "no Revision ID"),
          Bad.file("bad.sql", "-- Revision ID: b@d\n", "Character(s) '@' not allowed"),
          Bad.file("b-d.sql", "-- Revision ID: b-d\n", "Character(s) '-' not allowed"),
          Bad.file("bbbb_2.sql", "-- Revision ID: bbbb\n", "is present more than once"),
          Bad.file("bad.sql", "-- Revision ID: bad\n-- Revises: x\n", "Revision x referenced"),
          Bad.file("bad.sql", "-- Revision ID: bad\n-- Revises: bad\n", "Self-loop is detected"),
          Bad.script("-- upgrade\n-- downgrade autocommit\n", 2, "is this where a part begins?"),
          Bad.script("-- upgrade\nSELECT 'it;\n", 2, "does not end"),
          Bad.script("-- upgrade\nDO $x$ BEGIN END;\n", 2, "does not end"),
          Bad.script("-- upgrade\nSELECT 1; /* on\n", 2, "does not end"),
          Bad.script("-- upgrade\nCOMMIT;\n", 2, "may not stand in a script"),
          Bad.script("-- downgrade\n", 2, "has no upgrade part"),
          new Bad(
              "r".repeat(33) + ".sql",
              "-- Revision ID: " + "r".repeat(33) + "\n-- Revises: bbbb\n-- upgrade\n",
              "head",
              2,
              "has 33 characters"),
          new Bad("bad.sql", "-- Revision ID: bad\n", "head", 16, "Multiple head"),
          new Bad(
              "bad.sql",
              "-- Revision ID: bad\n-- Revises: bbbb\n",
              "nowhere",
              16,
              "Can't locate revision identified by 'nowhere'"));

  @Test
  void endsWithTheContractsCodeAndRunsNothing(@TempDir Path temporary) throws Exception {
    TestDatabase database = TestDatabase.create();
    Map<String, String> environment = Map.of("DATABASE_URL", database.url());
    Path good = project(temporary.resolve("good"));
    assertThat(AthanorProcess.run(good, environment, "upgrade", "aaaa").exitCode()).isZero();
    List<String> before = state(database);
    List<String> wrong = new ArrayList<>();
    for (Bad bad : ALL) {
      Path folder = project(temporary.resolve("bad" + ALL.indexOf(bad)));
      Files.write(folder.resolve("versions").resolve(bad.file), bad.bytes());
      Ended ended = AthanorProcess.run(folder, environment, "upgrade", bad.target);
      String told = String.join("\n", ended.errors()) + String.join("\n", ended.output());
      if (ended.exitCode() != bad.exitCode
          || !told.contains(bad.sentence)
          || told.contains("\tat ")
          || !state(database).equals(before)) {
        wrong.add(bad.sentence + ": " + ended + " " + state(database));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Path project(Path folder) {
    return new Project(folder)
        .add("aaaa", "", "CREATE TABLE a (id int);", "DROP TABLE a;")
        .add("bbbb", "aaaa", "CREATE TABLE b (id int);", "DROP TABLE b;")
        .folder();
  }

  /** Rows, tables and history. */
  private static List<String> state(TestDatabase database) throws SQLException {
    return database.list(
        "SELECT 'row ' || version_num FROM alembic_version UNION ALL SELECT relname::text FROM"
            + " pg_class WHERE relnamespace = 'public'::regnamespace UNION ALL SELECT 'step ' ||"
            + " count(*) FROM athanor.history ORDER BY 1");
  }
}
