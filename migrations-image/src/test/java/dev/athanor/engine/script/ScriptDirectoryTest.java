package dev.athanor.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptDirectoryTest {

  private static final String SERIES =
      """
      -- Add series completion tracking
      --
      -- Revision ID: 27c6
      -- Revises: ae10
      -- Branch Labels: series
      -- Depends On: b1, b2
      -- Create Date: 2025-11-25 12:34:56.789012

      -- upgrade
      ALTER TABLE series ADD COLUMN completed boolean;

      -- downgrade: autocommit
      -- one after the other
      ALTER TABLE series DROP COLUMN completed;

      """;

  private final Path folder;

  ScriptDirectoryTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectory(folder.resolve("versions"));
  }

  @Test
  void readsAWholeScript() throws IOException {
    Script script = ScriptParser.parse(Path.of("27c6_series.sql"), bytes(SERIES)).script();

    assertThat(script.revision().id()).isEqualTo("27c6");
    assertThat(script.revision().message()).isEqualTo("Add series completion tracking");
    assertThat(script.revision().downRevisions()).containsExactly("ae10");
    assertThat(script.revision().branchLabels()).containsExactly("series");
    assertThat(script.revision().dependsOn()).containsExactly("b1", "b2");
    assertThat(script.upgrade())
        .contains(new ScriptPart("ALTER TABLE series ADD COLUMN completed boolean;", 10, false));
    assertThat(script.downgrade())
        .contains(
            new ScriptPart(
                "-- one after the other\nALTER TABLE series DROP COLUMN completed;", 13, true));
  }

  @Test
  void readsWindowsTextAsTheSameScript() {
    String windows = "\uFEFF" + SERIES.replace("\n", "\r\n");

    assertThat(ScriptParser.parse(Path.of("27c6_series.sql"), bytes(windows)))
        .isEqualTo(ScriptParser.parse(Path.of("27c6_series.sql"), bytes(SERIES)));
  }

  @Test
  void tellsAMissingPartFromAnEmptyOne() {
    Script script =
        ScriptParser.parse(Path.of("a.sql"), bytes("-- Revision ID: a\n-- upgrade\n\n")).script();

    assertThat(script.upgrade()).hasValueSatisfying(part -> assertThat(part.isEmpty()).isTrue());
    assertThat(script.downgrade()).isEmpty();
  }

  @Test
  void loadsInOrderOfFileNames() throws IOException {
    write("b2_second.sql", "-- Revision ID: b2\n-- Revises: a9\n-- upgrade\nSELECT 2;\n");
    write("a9_first.sql", "-- Revision ID: a9\n-- Revises:\n-- upgrade\nSELECT 1;\n");
    write("README.md", "no script");
    write(".b2_second.sql.swp", "no script");
    write(".hidden.sql", "no script");
    Files.createDirectory(folder.resolve("versions/old.sql"));

    ScriptDirectory scripts = ScriptDirectory.load(folder);

    assertThat(scripts.scripts().keySet()).containsExactly("a9", "b2");
    assertThat(scripts.graph().heads()).containsExactly("b2");
    assertThat(scripts.find("a9"))
        .hasValueSatisfying(
            script -> assertThat(script.file()).isEqualTo(Path.of("versions/a9_first.sql")));
  }

  @Test
  void anEmptyFolderIsAnEmptyGraph() {
    assertThat(ScriptDirectory.load(folder).graph().size()).isZero();
  }

  static Stream<Arguments> bad() {
    String head = "-- Revision ID: a\n";
    return Stream.of(
        bad("-- upgrade\nSELECT 1;\n", ":1: no Revision ID"),
        bad("", ":1: no Revision ID"),
        bad("-- Revision ID:\n-- upgrade\n", ":1: no Revision ID"),
        bad(head + "-- Revison ID: b\n", ":2: there is no field `Revison ID`"),
        bad(head + "-- Revise: b\n", "did you mean `Revises`?"),
        bad(head + "-- down_revision: b\n", "did you mean `Revises`?"),
        bad(head + "-- Depend On: b\n", "did you mean `Depends On`?"),
        bad(head + "-- Revises:\n-- Revises:\n", ":3: a second `Revises`; the first is on line 2"),
        bad(
            head + "-- upgrade\n-- downgrade\n-- upgrade\n",
            ":4: a second `-- upgrade`; the first is on line 2"),
        bad(head + "SELECT 1;\n-- upgrade\n", ":2: SQL before the first part"),
        bad(head + "/* x */\n", ":2: SQL before the first part"),
        bad(head + "-- upgrade: autocomit\n", ":2: `autocomit` is no option"),
        bad(head + "-- upgrade\n  -- downgrade\n", ":3: `-- downgrade` alone on a line"),
        bad(
            head + "-- upgrade\n-- downgade\n",
            ":3: is this where a part begins? Write `-- downgrade`"),
        bad(head + "-- upgrade\n--- Downgrade ---\n", ":3: is this where a part begins?"),
        bad(head + "-- upgrade\n-- down\n", ":3: is this where a part begins?"),
        bad(head + "-- upgrade\n-- downgarde: autocommit\n", ":3: is this where a part begins?"),
        bad(head + "-- upgrade\n-- +goose Down\n", ":3: is this where a part begins?"),
        bad(head + "-- upgrade\n-- migrate:down\n", ":3: is this where a part begins?"),
        bad(head + "-- upgarde\n", ":2: is this where a part begins? Write `-- upgrade`"),
        bad(head + "-- upgrade\n\uFEFFSELECT 1;\n", ":3: a byte order mark"),
        bad("-- Revision ID: a b\n-- upgrade\n", ":1: a Revision ID has no blanks"),
        bad(head + "-- Revises: gone\n", ":2: Revision gone referenced from a is not present"),
        bad(
            head + "-- Revises:\n-- Depends On: gone\n",
            ":3: Revision gone referenced from a is not present"),
        bad(head + "-- Revises: a\n", ":2: Self-loop is detected in revisions (a)"),
        bad(head + "-- upgrade\nSELECT '\0';\n", ":3: a NUL byte"));
  }

  private static Arguments bad(String text, String finding) {
    return Arguments.of(text, finding);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void refusesWithFileAndLine(String text, String finding) throws IOException {
    write("a.sql", text);

    assertThat(refused().getMessage()).startsWith("versions/a.sql:").contains(finding);
  }

  @Test
  void refusesWhatIsNotUtf8() throws IOException {
    Files.write(
        folder.resolve("versions/a.sql"),
        "-- Revision ID: a\n-- upgrade\nSELECT 'Gr\u00fc\u00dfe';\n"
            .getBytes(StandardCharsets.ISO_8859_1));

    assertThat(refused()).hasMessageContaining("versions/a.sql:3: this is not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"head", "heads", "base"})
  void refusesAnIdThatMeansSomethingElse(String id) throws IOException {
    write(id + ".sql", "-- Revision ID: " + id + "\n-- upgrade\n");

    assertThat(refused()).hasMessageContaining("cannot be an id");
  }

  @Test
  void refusesAFileThatIsCalledByAnotherId() throws IOException {
    write("1975ea83b712_add_users.sql", "-- Revision ID: 27c6a30d7c24\n-- upgrade\n");

    assertThat(refused())
        .hasMessage(
            "versions/1975ea83b712_add_users.sql:1: the Revision ID is 27c6a30d7c24, so the file"
                + " should be called 27c6a30d7c24_<what it does>.sql");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "add_users.sql",
        "2024_03_07_0905-27c6a30d7c24_add_users.sql",
        "202403070905_add_users.sql",
        "20240307090503_add_users.sql",
        "V27c6a30d7c24__add_users.sql"
      })
  void takesAnyNameThatAFileTemplateGives(String name) throws IOException {
    write(name, "-- Revision ID: 27c6a30d7c24\n-- upgrade\n");

    assertThat(ScriptDirectory.load(folder).scripts()).containsOnlyKeys("27c6a30d7c24");
  }

  @Test
  void refusesTwoFilesOfOneIdAndNamesBoth() throws IOException {
    write("a_one.sql", "-- Revision ID: a\n-- upgrade\n");
    write("a_two.sql", "-- Revision ID: a\n-- upgrade\n");

    assertThat(refused())
        .hasMessage(
            "versions/a_two.sql:1: Revision a is present more than once; versions/a_one.sql has it too");
  }

  @Test
  void namesEveryFindingOfEveryFile() throws IOException {
    write("a.sql", "-- Revise: x\nSELECT 1;\nSELECT 2;\n");
    write("b.sql", "-- Revision ID: c d\n");

    assertThat(refused().findings())
        .extracting(finding -> finding.file().getFileName() + ":" + finding.line())
        .containsExactly("a.sql:1", "a.sql:2", "a.sql:1", "b.sql:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- counts up the rows",
        "-- shut down",
        "-- upgrade the plan of every customer",
        "-- +goose StatementBegin",
        "SELECT 1; -- down"
      })
  void aCommentOfMoreThanTheWordIsNoMistypedMarker(String line) {
    String text = "-- Revision ID: a\n-- upgrade\n" + line + "\n";

    assertThat(ScriptParser.parse(Path.of("a.sql"), bytes(text)).script().upgrade())
        .hasValueSatisfying(part -> assertThat(part.text()).isEqualTo(new PartText.Held(line)));
  }

  @Test
  void aFileThatCannotBeReadIsNamedWithoutAnExceptionsName() throws IOException {
    Files.createSymbolicLink(folder.resolve("versions/a.sql"), folder.resolve("gone.sql"));

    assertThat(refused())
        .hasMessage(
            "versions/a.sql: cannot be read: it is not there, or a link to a file that is not");
  }

  @Test
  void tellsAMissingFolderFromOneWithoutVersionsAndFromAFile() throws IOException {
    Path file = Files.createFile(folder.resolve("a.sql"));
    Path bare = Files.createDirectory(folder.resolve("bare"));

    assertThat(refusal(folder.resolve("nowhere"))).contains("/nowhere: there is no such folder");
    assertThat(refusal(bare))
        .contains("/bare: there is no folder `versions` here")
        .contains("--scripts, or begin one with athanor init");
    assertThat(refusal(file)).contains("/a.sql: this is a file; name the folder");
    assertThat(refusal(Path.of(""))).startsWith("/");
  }

  private static String refusal(Path where) {
    ScriptException e =
        catchThrowableOfType(ScriptException.class, () -> ScriptDirectory.load(where));
    return String.valueOf(e.getMessage());
  }

  @Test
  void refusesAFolderWithoutScripts() {
    Path nowhere = folder.resolve("nowhere");

    ScriptException e =
        catchThrowableOfType(ScriptException.class, () -> ScriptDirectory.load(nowhere));

    assertThat(e).hasMessageContaining("there is no such folder");
    assertThat(e.findings()).extracting(Finding::line).containsExactly(0);
  }

  @Test
  void theMessageIsTheFirstParagraphWhateverItSays() {
    String text =
        "--\n-- Upgrade\n-- Note: of users\n--\n-- More.\n-- Revision ID: a\n-- upgrade\n";

    assertThat(ScriptParser.parse(Path.of("a.sql"), bytes(text)).script().revision().message())
        .isEqualTo("Upgrade Note: of users");
  }

  @Test
  void aMarkerInCapitalsIsOne() {
    Script script =
        ScriptParser.parse(
                Path.of("a.sql"), bytes("-- Revision ID: a\n-- Upgrade\nUP\n--DOWNGRADE\nDOWN"))
            .script();

    assertThat(Stream.of(script.upgrade(), script.downgrade()).flatMap(part -> part.stream()))
        .extracting(ScriptPart::text)
        .isEqualTo(List.of(new PartText.Held("UP"), new PartText.Held("DOWN")));
  }

  @Test
  void theChecksumIsOfTheTextAndNotOfItsLineEnds() {
    ScriptPart part = new ScriptPart("SELECT 1;\nSELECT 2;", 1, false);

    assertThat(part.checksum())
        .isEqualTo(new ScriptPart("SELECT 1;  \r\nSELECT 2;\t\n\n", 7, true).checksum())
        .isNotEqualTo(new ScriptPart("SELECT 1;\nSELECT  2;", 1, false).checksum())
        .isEqualTo("sha256:f64316e71b25e7e950d2440c39420b51dfcc2931e172a923d5b7f89fdc67342d");
  }

  private ScriptException refused() {
    ScriptException e =
        catchThrowableOfType(ScriptException.class, () -> ScriptDirectory.load(folder));
    assertThat(e).isNotNull();
    return e;
  }

  private void write(String name, String text) throws IOException {
    Files.write(folder.resolve("versions").resolve(name), bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
