package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.athanor.engine.console.Console;
import dev.athanor.engine.run.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that list revisions, from the line to the text, on scripts and a database. */
class ListingIT {

  private Path folder;
  private Map<String, String> environment;

  /** What a command said. */
  private record Said(int exitCode, String results, String talk) {

    List<String> lines() {
      return results.lines().toList();
    }
  }

  @BeforeEach
  void begin(@TempDir Path temporary) throws Exception {
    folder = temporary;
    Files.createDirectories(folder.resolve("versions"));
    write("aaaa", "", "");
    write("bbbb", "aaaa", "-- Branch Labels: shop\n");
    write("cccc", "aaaa", "-- Depends On: bbbb\n");
    environment = Map.of("DATABASE_URL", TestDatabase.create().url());
    assertThat(athanor("upgrade", "bbbb").exitCode()).isZero();
  }

  private void write(String id, String parent, String more) throws IOException {
    Files.writeString(
        folder.resolve("versions").resolve(id + "_x.sql"),
        """
        -- make %1$s
        --
        -- Revision ID: %1$s
        -- Revises: %2$s
        %3$s-- Create Date: 2025-11-25 12:34:56.789012

        -- upgrade
        SELECT 1;

        -- downgrade
        """
            .formatted(id, parent, more));
  }

  private Said athanor(String... line) {
    ByteArrayOutputStream results = new ByteArrayOutputStream();
    ByteArrayOutputStream talk = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(results, true, StandardCharsets.UTF_8),
            new PrintStream(talk, true, StandardCharsets.UTF_8));
    int exitCode = new CommandLine(console, environment, folder).run(line);
    return new Said(
        exitCode, results.toString(StandardCharsets.UTF_8), talk.toString(StandardCharsets.UTF_8));
  }

  @Test
  void historyMarksWhatTheDatabaseIsAtAndKeepsToARange() {
    assertThat(athanor("history", "-i").lines())
        .containsExactly(
            "aaaa (bbbb) -> cccc (head), make cccc",
            "aaaa -> bbbb (shop) (effective head) (current), make bbbb",
            "<base> -> aaaa (branchpoint), make aaaa");
    assertThat(athanor("history", "-r", ":current").lines())
        .containsExactly(
            "aaaa -> bbbb (shop) (effective head), make bbbb",
            "<base> -> aaaa (branchpoint), make aaaa");
    Said refused = athanor("history", "-r", "aaaa");
    assertThat(refused.exitCode()).isEqualTo(16);
    assertThat(refused.talk())
        .isEqualTo("FAILED: History range requires [start]:[end], [start]:, or :[end]\n");
  }

  @Test
  void historyIsDrawn() {
    assertThat(athanor("history", "--graph", "-i").lines())
        .containsExactly(
            "○ cccc (head), make cccc",
            "├┄╮",
            "│ ◆ bbbb (shop) (effective head) (current), make bbbb",
            "├─╯",
            "● aaaa, make aaaa");
    assertThat(athanor("history", "--graph", "--ascii", "-r", "bbbb:bbbb").lines())
        .containsExactly("* bbbb (shop) (effective head), make bbbb");
    assertThat(athanor("history", "--format", "dot").lines()).startsWith("digraph revisions {");
    assertThat(athanor("history", "--format", "mermaid").lines()).startsWith("flowchart BT");
    assertThat(athanor("history", "--graph", "--color", "always").results()).contains("\u001b[");
  }

  @Test
  void headsAndBranches() {
    assertThat(athanor("heads").lines())
        .containsExactly("bbbb (shop) (effective head)", "cccc (head)");
    assertThat(athanor("heads", "--resolve-dependencies").lines()).containsExactly("cccc (head)");
    assertThat(athanor("branches").results())
        .isEqualTo(
            """
            aaaa (branchpoint)
                 -> bbbb (shop) (effective head)
                 -> cccc (head)

            """);
  }

  @Test
  void showPrintsWhatAlembicsTemplateDocuments() {
    assertThat(athanor("show", "current").results())
        .isEqualTo(
            """
            Rev: bbbb (head)
            Parent: aaaa
            Branch names: shop
            Path: %s

                make bbbb
            \s\s\s\s
                Revision ID: bbbb
                Revises: aaaa
                Create Date: 2025-11-25 12:34:56.789012

            """
                .formatted(folder.resolve("versions/bbbb_x.sql")));
    assertThat(athanor("show", "nope").exitCode()).isEqualTo(16);
  }

  @Test
  void currentSaysWhereTheDatabaseIsAndWhetherThatIsTheEnd() throws Exception {
    assertThat(athanor("current").results()).isEqualTo("bbbb (effective head)\n");
    assertThat(athanor("current", "-v").results())
        .startsWith("Current revision(s) for postgresql://")
        .contains("Rev: bbbb (head)\n");
    Said no = athanor("current", "--check-heads");
    assertThat(no.exitCode()).isEqualTo(1);
    assertThat(no.talk()).isEqualTo("FAILED: Database is not on all head revisions\n");
    assertThat(athanor("upgrade", "heads").exitCode()).isZero();
    assertThat(athanor("current", "--check-heads").exitCode()).isZero();
    Files.delete(folder.resolve("versions/cccc_x.sql"));
    Said unknown = athanor("current");
    assertThat(unknown.exitCode()).isEqualTo(15);
    assertThat(unknown.talk())
        .startsWith("FAILED: Can't locate revision identified by 'cccc'\n")
        .contains("The database is at cccc, which these scripts do not have");
  }

  @Test
  void programsAreToldTheSame() throws IOException {
    JsonNode history = json("history", "-i");
    assertThat(history.get("revisions").findValuesAsText("revision"))
        .containsExactly("cccc", "bbbb", "aaaa");
    assertThat(history.at("/revisions/0"))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"revision":"cccc","downRevisions":["aaaa"],"dependsOn":["bbbb"],
                     "branchLabels":[],"nextRevisions":[],"message":"make cccc",
                     "path":"%s","createDate":"2025-11-25 12:34:56.789012","head":true,
                     "effectiveHead":true,"branchPoint":false,"mergePoint":false,
                     "current":false,"applied":false}
                    """
                        .formatted(folder.resolve("versions/cccc_x.sql"))));
    assertThat(json("heads").at("/revisions/0").has("current")).isFalse();
    JsonNode current = json("current");
    assertThat(current.get("rows").toString()).isEqualTo("[\"bbbb\"]");
    assertThat(current.get("atHeads").asBoolean()).isFalse();
    assertThat(current.at("/revisions/0/current").asBoolean()).isTrue();
  }

  private JsonNode json(String... line) throws IOException {
    List<String> asked = new ArrayList<>(List.of(line));
    asked.addAll(List.of("--output", "json"));
    Said said = athanor(asked.toArray(String[]::new));
    assertThat(said.lines()).hasSize(1);
    return new JsonMapper().readTree(said.results());
  }
}
