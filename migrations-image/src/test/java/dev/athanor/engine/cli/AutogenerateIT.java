package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.athanor.engine.cli.AthanorProcess.Ended;
import dev.athanor.engine.run.Project;
import dev.athanor.engine.run.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code athanor revision --autogenerate} as a person has it. */
class AutogenerateIT {

  @Test
  void itWritesWhatLeadsToTheWantedSchema(@TempDir Path folder) throws Exception {
    TestDatabase database = TestDatabase.create();
    new Project(folder).add("a", "", "CREATE TABLE a (x int);", "DROP TABLE a;");
    Files.writeString(folder.resolve("schema.sql"), "CREATE TABLE a (x int, y text);");
    Ended ended = athanor(folder, database, "revision", "--autogenerate", "--schema", "schema.sql");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.errors()).contains("FAILED: Target database is not up to date.");

    athanor(folder, database, "upgrade", "head");
    ended = athanor(folder, database, "revision", "--autogenerate");
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.errors().get(0)).contains("a wanted schema, and none is named");

    ended =
        athanor(
            folder,
            database,
            "revision",
            "--autogenerate",
            "--schema",
            "schema.sql",
            "--rev-id",
            "b1",
            "--output",
            "json");
    assertThat(ended.exitCode()).isZero();
    JsonNode answer = new ObjectMapper().readTree(ended.lastLine());
    assertThat(answer.at("/operations/0/text").textValue()).isEqualTo("add column public.a.y text");
    assertThat(answer.at("/warnings")).isEmpty();
    assertThat(ended.errors()).contains("Detected add column public.a.y text");
    assertThat(Path.of(answer.at("/file").textValue()))
        .content()
        .contains("-- upgrade\n", "ALTER TABLE public.a ADD COLUMN y text;");

    athanor(folder, database, "upgrade", "head");
    assertThat(athanor(folder, database, "check", "--schema", "schema.sql").exitCode()).isZero();
    ended = athanor(folder, database, "revision", "--autogenerate", "--schema", "schema.sql");
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.errors()).contains("No changes in schema detected.");
    assertThat(ended.lastLine()).startsWith("Generating ").endsWith(" done");
  }

  private static Ended athanor(Path folder, TestDatabase database, String... arguments) {
    return AthanorProcess.run(folder, Map.of("DATABASE_URL", database.url()), arguments);
  }
}
