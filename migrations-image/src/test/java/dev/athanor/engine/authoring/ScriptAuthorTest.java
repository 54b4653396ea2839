package dev.athanor.engine.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.engine.graph.GraphException;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.script.Locations;
import dev.athanor.engine.script.ScriptDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptAuthorTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2025-11-25T12:34:56.789012Z"), ZoneOffset.UTC);

  private final Path home;

  ScriptAuthorTest(@TempDir Path home) throws IOException {
    this.home = home;
    Files.createDirectory(home.resolve("versions"));
  }

  @Test
  void writesTheFormatOfTheScripts() throws IOException {
    NewScript script = compose(request("Add series\n\nLonger text.", List.of("head")), "27c6");
    script.write();

    assertThat(home.resolve("versions/27c6_add_series_longer_text.sql"))
        .hasContent(
            """
            -- Add series
            --
            -- Longer text.
            --
            -- Revision ID: 27c6
            -- Revises:
            -- Branch Labels:
            -- Depends On:
            -- Create Date: 2025-11-25 12:34:56.789012

            -- upgrade


            -- downgrade

            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Add series completion tracking",
        "two\nlines, one paragraph\n\nand another: with a colon",
        "  blanks around \t ",
        "Größe 日本語 😀 %(rev)s ${message} $1 \\",
        "upgrade",
        "-- downgrade",
        "-- upgrade: autocommit",
        "Note: this is no field",
        "ends with a colon:",
        "a\rb\r\nc",
        "*/ '; DROP TABLE x; --",
        "",
      })
  void whatIsWrittenIsReadAgain(String message) throws IOException {
    compose(request("first", List.of("head")), "aaaa1111").write();
    RevisionRequest request =
        new RevisionRequest(message, List.of("aaaa"), false, List.of("orders"), List.of("aaaa1"));
    NewScript script = compose(request, "bbbb2222");
    script.write();

    Revision read = ScriptDirectory.load(home).graph().get("bbbb2222");
    assertThat(read).isEqualTo(script.revision());
    assertThat(read.downRevisions()).containsExactly("aaaa1111");
    assertThat(read.dependsOn()).containsExactly("aaaa1111");
    assertThat(read.branchLabels()).containsExactly("orders");
    assertThat(String.join(" ", message.strip().split("\\s+")))
        .startsWith(message.isEmpty() ? "" : String.join(" ", read.message().split("\\s+")));
  }

  /** Any message is refused, or what is loaded from the file is what was asked for. */
  @Test
  void noMessageChangesTheRevision() throws IOException {
    String[] pieces = {
      "Revises",
      "Revision ID",
      "Depends On",
      "label",
      ":",
      ": ",
      "\n",
      "\n\n",
      "--",
      "-- ",
      "upgrade",
      "downgrade",
      "down",
      " ",
      "\t",
      "\r",
      "\f",
      "\u2028",
      "\uFEFF",
      "\u0000",
      "ß",
      "😀",
      "\uD83D",
      "${message}",
      "$$",
      "'",
      "a1",
      "/*",
      "*/",
      "\\"
    };
    Random random = new Random(20251125);
    int written = 0;
    for (int round = 0; round < 400; round++) {
      StringBuilder message = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        message.append(pieces[random.nextInt(pieces.length)]);
      }
      try {
        NewScript script = compose(request(message.toString(), List.of("head")), "a1b2");
        script.write();
        assertThat(load().graph().revisions())
            .as(message.toString())
            .containsExactly(script.revision());
        Files.delete(script.file());
        written++;
      } catch (AuthoringException e) {
        assertThat(files()).as(message.toString()).isEmpty();
      }
    }
    assertThat(written).isBetween(40, 380);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Revises: the prices",
        "Revision ID: 4711",
        "fine\n\nDepends on: orders",
        "create_date: today",
        "Revise: x",
      })
  void refusesAMessageThatLooksLikeTheHeader(String message) {
    assertThatThrownBy(() -> compose(request(message, List.of("head")), "a1"))
        .isInstanceOf(AuthoringException.class)
        .hasMessageStartingWith("The line `" + message.lines().reduce("", (a, b) -> b) + "`")
        .hasMessageContaining("reword it");
    assertThat(files()).isEmpty();
  }

  @Test
  void refusesNamesThatTheHeaderCannotHold() {
    assertThatThrownBy(() -> compose(request("x", List.of("head")), "a b"))
        .hasMessageContaining("a Revision ID has no blanks and no commas");
    assertThatThrownBy(() -> compose(request("x", List.of("head")), "head"))
        .hasMessageContaining("`head` cannot be an id");
    RevisionRequest label =
        new RevisionRequest("x", List.of("head"), false, List.of("a b"), List.of());
    assertThatThrownBy(() -> compose(label, "a1"))
        .hasMessageStartingWith("The branch label [a b] would be read as [a, b]");
    assertThatThrownBy(() -> compose(request("half \uD83D", List.of("head")), "a1"))
        .hasMessageContaining("half a character");
    assertThat(files()).isEmpty();
  }

  @Test
  void refusesAClashAndLeavesNothing() throws IOException {
    compose(request("one", List.of("head")), "a1a1").write();
    compose(request("two", List.of("head")), "b2b2").write();

    GraphException taken =
        catchThrowableOfType(
            GraphException.class, () -> compose(request("three", List.of("head")), "a1a1"));
    assertThat(taken).hasMessage("Revision a1a1 is present more than once");
    RevisionRequest label =
        new RevisionRequest("x", List.of("head"), false, List.of("a1a1"), List.of());
    assertThatThrownBy(() -> compose(label, "c3c3")).isInstanceOf(GraphException.class);
    assertThat(files()).containsExactly("a1a1_one.sql", "b2b2_two.sql");
  }

  @Test
  void neverWritesOverAFile() throws IOException {
    NewScript script = compose(request("one", List.of("head")), "a1a1");
    Files.writeString(script.file(), "mine");

    assertThatThrownBy(script::write)
        .isInstanceOf(AuthoringException.class)
        .hasMessage(
            "The file %s is not written: there is one already, and it stays as it is"
                .formatted(script.file()));
    assertThat(script.file()).hasContent("mine");
    assertThat(files()).containsExactly("a1a1_one.sql");
  }

  @Test
  void aTemplateMayNameFolders() throws IOException {
    Naming naming = new Naming(FileTemplate.of("%(year)d/%(month).2d/%(rev)s"), 0, "UTC");
    Locations shallow = Locations.of(home);
    Locations deep = new Locations(home, List.of(), true);

    assertThatThrownBy(() -> author(shallow, naming).compose(load(), any(), "a1", null))
        .hasMessageContaining("set recursive_version_locations = true");
    author(deep, naming).compose(load(), any(), "a1", null).write();
    assertThat(home.resolve("versions/2025/11/a1.sql")).exists();
  }

  @Test
  void refusesNamesThatAreNotRead() {
    for (String template : List.of("../../%(rev)s", "/tmp/%(rev)s", "%(slug)s")) {
      Naming naming = new Naming(FileTemplate.of(template), 0, null);
      RevisionRequest nameless = request("!", List.of("head"));
      assertThatThrownBy(
              () -> author(Locations.of(home), naming).compose(load(), nameless, "a1", null))
          .as(template)
          .isInstanceOf(AuthoringException.class)
          .hasMessageStartingWith("By the file_template " + template);
    }
  }

  @Test
  void findsTheLocationOfTheRevisionBelow() {
    Path more = home.resolve("more");
    Locations two = new Locations(home, List.of(home.resolve("versions"), more), false);
    ScriptAuthor author = author(two, Naming.DEFAULT);

    assertThatThrownBy(() -> author.compose(load(), any(), "a1", null))
        .hasMessage("Multiple version locations present, please specify --version-path");
    assertThatThrownBy(() -> author.compose(load(), any(), "a1", home))
        .hasMessage("Path %s is not represented in current version locations".formatted(home));
    NewScript first = author.compose(load(), any(), "a1", more.resolve("../versions"));
    first.write();
    assertThat(author.compose(load(), any(), "b2", null).location())
        .isEqualTo(home.resolve("versions"));
    assertThat(author.compose(load(), any(), "b2", more).file().getParent()).isEqualTo(more);
  }

  @Test
  void usesTheProjectsOwnTemplate() throws IOException {
    Path own = home.resolve(ScriptTemplate.FILE);
    Files.writeString(
        own,
        """
        -- ${message}
        -- (c) the authors
        -- Revision ID: ${up_revision}
        -- Revises: ${ down_revision }
        -- upgrade
        SET search_path = shop;
        """);
    assertThatThrownBy(() -> compose(request("one", List.of("head")), "a1"))
        .hasMessageContaining("The message [one] would be read as [one (c) the authors]");

    Files.writeString(own, Files.readString(own).replace("-- (c)", "--\n-- (c)"));
    assertThat(compose(request("one", List.of("head")), "a1").text())
        .isEqualTo(
            """
            -- one
            --
            -- (c) the authors
            -- Revision ID: a1
            -- Revises:
            -- upgrade
            SET search_path = shop;
            """);

    Files.writeString(own, "-- ${mesage}\n");
    assertThatThrownBy(() -> compose(request("one", List.of("head")), "a1"))
        .hasMessage(own + ":1: there is no placeholder ${mesage}; did you mean ${message}?");
  }

  private NewScript compose(RevisionRequest request, String id) {
    return author(Locations.of(home), Naming.DEFAULT).compose(load(), request, id, null);
  }

  private ScriptAuthor author(Locations locations, Naming naming) {
    return new ScriptAuthor(locations, naming, ScriptTemplate.of(home), NOON);
  }

  private ScriptDirectory load() {
    return ScriptDirectory.load(home);
  }

  private static RevisionRequest any() {
    return request("any", List.of("head"));
  }

  private static RevisionRequest request(@Nullable String message, List<String> heads) {
    return new RevisionRequest(message, heads, false, List.of(), List.of());
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(home.resolve("versions"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
