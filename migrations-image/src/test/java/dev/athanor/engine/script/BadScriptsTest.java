package dev.athanor.engine.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of bad file and the exact sentence for it, with file and line, one row each; and what
 * is merely unusual and has to load.
 */
class BadScriptsTest {

  private static final String A = "-- Revision ID: a\n";
  private static final String NOT_UTF8 = "this is not UTF-8; save the file in that encoding";
  private static final String NOT_UTF16 =
      "versions/a.sql:1: this is UTF-16, not UTF-8; save the file in that encoding";
  private static final String NO_ID =
      "no Revision ID; the header needs a line `-- Revision ID: <id>`";

  private final Path versions;
  private final Path home;

  BadScriptsTest(@TempDir Path home) throws IOException {
    this.home = home;
    this.versions = Files.createDirectory(home.resolve("versions"));
  }

  static Stream<Arguments> encodings() {
    String umlaut = A + "-- upgrade\nSELECT 'Größe';\n";
    byte[] utf8 = umlaut.getBytes(UTF_8);
    int inUmlaut = umlaut.indexOf('ö') + 1;
    return Stream.of(
        row("Latin-1", umlaut.getBytes(ISO_8859_1), "versions/a.sql:3: " + NOT_UTF8),
        row("UTF-16 with its mark", umlaut.getBytes(UTF_16), NOT_UTF16),
        row("UTF-16 big-endian", umlaut.getBytes(UTF_16BE), NOT_UTF16),
        row("UTF-16 little-endian", umlaut.getBytes(UTF_16LE), NOT_UTF16),
        row("a cut letter", Arrays.copyOf(utf8, inUmlaut), "versions/a.sql:3: " + NOT_UTF8),
        row(
            "NUL",
            (A + "-- upgrade\nSELECT '\0';\n").getBytes(UTF_8),
            "versions/a.sql:3: a NUL byte; PostgreSQL takes none in a statement"),
        row("no byte at all", new byte[0], "versions/a.sql:1: " + NO_ID),
        row("a mark and no more", "\uFEFF".getBytes(UTF_8), "versions/a.sql:1: " + NO_ID),
        row(
            "a mark further down",
            (A + "-- upgrade\r\uFEFFSELECT 1;\n").getBytes(UTF_8),
            "versions/a.sql:3: a byte order mark, which PostgreSQL takes for a letter; delete it and"
                + " write the line anew"));
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        text(
            "-- upgrade\nSELECT 1;\n-- Revision ID: a\n",
            ":2: SQL before the Revision ID; the" + " header comes first, and the parts after it"),
        text(A + "SELECT 1;\n", ":2: SQL before the first part; put a line `-- upgrade` before it"),
        text(
            A + "-- upgrade\n-- Revises: b\nSELECT 1;\n",
            ":3: `Revises` belongs to the header, before the first part; reword it if it is a"
                + " comment"),
        text(A + "-- Revisess: b\n", ":2: there is no field `Revisess`; did you mean `Revises`?"),
        text(A + "-- Revises:\n-- Revises: b\n", ":3: a second `Revises`; the first is on line 2"),
        text(A + A, ":2: a second `Revision ID`; the first is on line 1"),
        text("-- Revision ID: a b\n", ":1: a Revision ID has no blanks and no commas"),
        text(
            "-- Revision ID: a\u200b\n",
            ":1: a Revision ID has no characters that cannot be seen"));
  }

  static Stream<Arguments> parts() {
    String asPart =
        "is this where a part begins? Write `-- downgrade`, or reword it if it is a comment";
    String up = A + "-- upgrade\n";
    return Stream.of(
        text(
            up + "-- downgrade: autocommit -- slow\n",
            ":3: `autocommit -- slow` is no option of a"
                + " part; there is `-- downgrade: autocommit`"),
        text(up + "-- downgrade autocommit\n", ":3: " + asPart),
        text(up + "-- downgrade (autocommit)\n", ":3: " + asPart),
        text(up + "-- downgrade;\n", ":3: " + asPart),
        text(up + "-- downgrad\n", ":3: " + asPart),
        text(
            up + " -- downgrade\n",
            ":3: `-- downgrade` alone on a line begins a part and stands"
                + " in the first column; reword it if it is a comment"),
        text(up + "-- upgrade\n", ":3: a second `-- upgrade`; the first is on line 2"),
        text(
            up + "-- upgrade\n-- upgrade\n",
            ":3: a second `-- upgrade`; the first is on line 2",
            ":4: a second `-- upgrade`; the first is on line 2"));
  }

  static Stream<Arguments> graphs() {
    return Stream.of(
        files("a.sql:2: Self-loop is detected in revisions (a)", "a < a"),
        files("a.sql:3: Dependency self-loop is detected in revisions (a)", "a ~ a"),
        files("a.sql:2: Cycle is detected in revisions (a, b)", "a < b", "b < a"),
        files("b.sql:2: Cycle is detected in revisions (b, c)", "a", "b < a c", "c < b", "d < c"),
        files(
            "d.sql:3: Dependency cycle is detected in revisions (d, f)",
            "a",
            "c",
            "d < c ~ f",
            "e",
            "f < e ~ d",
            "g < f"),
        files(
            "b.sql:3: Dependency cycle is detected in revisions (a, b, c)",
            "a < c",
            "b ~ a",
            "c < b"),
        files("b.sql:2: Revision x referenced from b is not present", "a", "b < x"),
        files("b.sql:3: Revision x referenced from b is not present", "a", "b < a ~ x"),
        files(
            "b.sql:4: Branch name 'x' in revision b already used by revision a", "a # x", "b # x"),
        files("a.sql:4: Branch name 'b' in revision a already used by revision b", "a # b", "b"),
        files(
            "b_2.sql:1: Revision b is present more than once; versions/b_1.sql has it too",
            "a",
            "b_1",
            "b_2"),
        files("@.sql:1: Character(s) '@' not allowed in revision identifier '@'", "@"),
        files("a-b.sql:1: Character(s) '-' not allowed in revision identifier 'a-b'", "a-b"),
        files("a+:b.sql:1: Character(s) '+, :' not allowed in revision identifier 'a+:b'", "a+:b"),
        files("head.sql:1: `head` cannot be an id; as a target it means another thing", "head"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"encodings", "headers", "parts"})
  void aBadFile(String kind, byte[] bytes, List<String> findings) throws IOException {
    Files.write(versions.resolve("a.sql"), bytes);

    assertThat(findings()).isEqualTo(findings);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("graphs")
  void aBadGraph(String finding, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(versions.resolve(file.getKey()), file.getValue());
    }

    assertThat(findings()).containsExactly("versions/" + finding);
  }

  @Test
  void namesWhatIsNoFileToRead() throws IOException {
    Files.createSymbolicLink(versions.resolve("a.sql"), Path.of("nowhere.sql"));
    Files.createSymbolicLink(versions.resolve("b.sql"), Path.of("c.sql"));
    Files.createSymbolicLink(versions.resolve("c.sql"), Path.of("b.sql"));
    Files.createSymbolicLink(versions.resolve("d.sql"), Path.of("/dev/zero"));
    Files.createDirectory(versions.resolve("e.sql"));

    assertThat(findings())
        .containsExactly(
            "versions/a.sql: cannot be read: it is not there, or a link to a file that is not",
            "versions/b.sql: cannot be read: Too many levels of symbolic links or unable to"
                + " access attributes of symbolic link",
            "versions/c.sql: cannot be read: Too many levels of symbolic links or unable to"
                + " access attributes of symbolic link",
            "versions/d.sql: this is no ordinary file; a script is one");
  }

  @Test
  void namesAFileThatMayNotBeRead() throws IOException {
    Path file = Files.writeString(versions.resolve("a.sql"), A);
    assumeFalse(
        !file.toFile().setReadable(false) || Files.isReadable(file),
        "this user may read every file, so that none can be made unreadable");

    assertThat(findings())
        .containsExactly(
            "versions/a.sql: cannot be read: this user may not read it; give it the right to");
  }

  @Test
  @Timeout(20)
  void enormousLinesAreReadInTimeThatGrowsWithTheirLength() throws IOException {
    String blanks = " ".repeat(400_000);
    String letters = "x".repeat(400_000);
    String text =
        "-- a message"
            + blanks
            + "b\n"
            + A
            + "-- Revises:"
            + blanks
            + "\n--"
            + blanks
            + letters
            + blanks
            + "\n-- "
            + letters
            + ":"
            + blanks
            + "\n-- upgrade"
            + blanks
            + "\n-- down"
            + blanks
            + "("
            + letters
            + "\n-- migrate"
            + blanks
            + "(\n"
            + blanks
            + "-- goose"
            + blanks
            + "(\n-- downgrade"
            + blanks
            + "\nSELECT 1;";
    Files.writeString(versions.resolve("a.sql"), text);

    assertThat(ScriptDirectory.load(home).find("a"))
        .hasValueSatisfying(script -> assertThat(script.downgrade()).isPresent());
  }

  static Stream<Arguments> unusual() {
    String text =
        "-- About a\n--\n-- Revision ID: a\n-- Revises:\n-- upgrade\nUP;\n-- downgrade\nDOWN;\n";
    return Stream.of(
        Arguments.of("Windows", text.replace("\n", "\r\n")),
        Arguments.of("an old Macintosh", text.replace("\n", "\r")),
        Arguments.of("a byte order mark", "\uFEFF" + text),
        Arguments.of("no last line end", text.stripTrailing()),
        Arguments.of(
            "tabs and blanks", text.replace(": ", " \t:\t ").replace("grade\n", "grade \t\n")),
        Arguments.of(
            "blanks that are none of ASCII's",
            text.replace("-- Revision ID: ", "--\u00a0Revision\u00a0ID:\u00a0")),
        Arguments.of("capitals", text.replace("Revision ID", "REVISION_ID").replace("up", "Up")),
        Arguments.of("two marks of order in a line", text.replace("About", "Ab\u2028out")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unusual")
  void isReadAllTheSame(String kind, String text) throws IOException {
    Files.writeString(versions.resolve("a.sql"), text);

    Script script = ScriptDirectory.load(home).find("a").orElseThrow();

    assertThat(script.upgrade()).contains(new ScriptPart("UP;", 6, false));
    assertThat(script.downgrade()).contains(new ScriptPart("DOWN;", 8, false));
  }

  private List<String> findings() {
    ScriptException e =
        catchThrowableOfType(ScriptException.class, () -> ScriptDirectory.load(home));
    assertThat(e).isNotNull();
    return e.findings().stream().map(Finding::toString).toList();
  }

  private static Arguments row(String kind, byte[] bytes, String... findings) {
    return Arguments.of(kind, bytes, List.of(findings));
  }

  private static Arguments text(String text, String... findings) {
    return row(
        text.replace("\n", "\\n"),
        text.getBytes(UTF_8),
        Stream.of(findings).map(finding -> "versions/a.sql" + finding).toArray(String[]::new));
  }

  /** Files written as {@code id < parents ~ dependencies # labels}; what follows a _ is no id. */
  private static Arguments files(String finding, String... written) {
    Map<String, String> files = new LinkedHashMap<>();
    for (String file : written) {
      String name = file.split(" ", 2)[0];
      files.put(
          name + ".sql",
          "-- Revision ID: %s\n-- Revises: %s\n-- Depends On: %s\n-- Branch Labels: %s\n"
              .formatted(
                  name.split("_", 2)[0], after("<", file), after("~", file), after("#", file)));
    }
    return Arguments.of(finding, files);
  }

  private static String after(String sign, String file) {
    int at = file.indexOf(" " + sign + " ");
    return at < 0 ? "" : file.substring(at + 3).replaceAll(" [~#].*", "");
  }
}
