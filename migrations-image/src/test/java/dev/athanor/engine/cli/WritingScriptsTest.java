package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an empty folder to a history, by the commands alone. */
class WritingScriptsTest {

  private final Path here;
  private String output = "";
  private String errors = "";

  WritingScriptsTest(@TempDir Path here) throws IOException {
    this.here = here.toRealPath();
  }

  @Test
  void beginsAProjectAndGrowsIt() throws IOException {
    assertThat(athanor("init", "db")).isZero();
    assertThat(output).contains("Creating directory " + here + "/db ...  done\n");
    assertThat(athanor("revision", "-m", "Create users", "--rev-id", "aaaa1111", "--scripts", "db"))
        .isZero();
    assertThat(output)
        .isEqualTo("Generating " + here + "/db/versions/aaaa1111_create_users.sql ...  done\n");
    assertThat(in("revision", "-m", "One", "--rev-id", "bbbb2222")).isZero();
    assertThat(
            in(
                "revision",
                "-m",
                "Two",
                "--rev-id",
                "cccc3333",
                "--head",
                "aaaa",
                "--splice",
                "--branch-label",
                "two",
                "--depends-on",
                "bbbb"))
        .isZero();
    assertThat(in("revision", "-m", "Three")).isEqualTo(16);
    assertThat(errors)
        .contains(
            "FAILED: Multiple heads are present; please specify the head revision on which the new"
                + " revision should be based, or perform a merge.");
    assertThat(in("merge", "bbbb", "two@head", "-m", "Join", "--rev-id", "dddd4444")).isZero();
    assertThat(in("heads")).isZero();
    assertThat(output).startsWith("dddd4444");
    assertThat(Files.readString(here.resolve("db/versions/dddd4444_join.sql")))
        .startsWith("-- Join\n--\n-- Revision ID: dddd4444\n-- Revises: bbbb2222, cccc3333\n");
    assertThat(in("revision", "--output", "json", "--rev-id", "eeee5555")).isZero();
    assertThat(output)
        .startsWith("{\"revision\":\"eeee5555\",\"downRevisions\":[\"dddd4444\"]")
        .endsWith("/db/versions/eeee5555_.sql\"}\n");
    assertThat(in("revision")).isZero();
    assertThat(output).containsPattern("/[0-9a-f]{12}_\\.sql \\.\\.\\.  done");
  }

  @Test
  void refusesAndLeavesNothing() throws IOException {
    athanor("init", "db");
    in("revision", "-m", "One", "--rev-id", "aaaa1111");
    assertThat(athanor("init", "db")).isEqualTo(2);
    assertThat(errors).contains("FAILED: Directory db already exists and is not empty");
    assertThat(in("revision", "--rev-id", "aaaa1111")).isEqualTo(2);
    assertThat(in("revision", "--rev-id", "a-b")).isEqualTo(2);
    assertThat(errors)
        .contains("FAILED: Character(s) '-' not allowed in revision identifier 'a-b'");
    assertThat(in("revision", "--head", "zzzz")).isEqualTo(16);
    assertThat(errors).contains("FAILED: Can't locate revision identified by 'zzzz'");
    assertThat(in("revision", "--head", "base", "-m", "Revises: x")).isEqualTo(2);
    assertThat(in("revision", "--version-path", "/tmp")).isEqualTo(2);
    assertThat(errors)
        .contains("FAILED: Path /tmp is not represented in current version locations");
    Files.writeString(here.resolve("db/athanor.ini"), "[athanor]\ntimezone = Mars\n");
    assertThat(in("revision")).isEqualTo(2);
    assertThat(errors).contains("FAILED: db/athanor.ini:2: Can't locate timezone: Mars");
    assertThat(scripts()).containsExactlyInAnyOrder(".gitkeep", "aaaa1111_one.sql");
  }

  @Test
  void followsTheSettingsFile() throws IOException {
    athanor("init", "db");
    Files.createDirectory(here.resolve("db/more"));
    Files.writeString(
        here.resolve("db/athanor.ini"),
        """
        [athanor]
        version_locations = versions more
        recursive_version_locations = true
        file_template = v/%%(slug)s
        lock_timeout = 7s
        """);
    assertThat(in("revision", "-m", "One", "--rev-id", "aaaa1111")).isEqualTo(2);
    assertThat(errors).contains("please specify --version-path");
    assertThat(in("revision", "-m", "One", "--rev-id", "aaaa1111", "--version-path", "db/more"))
        .isZero();
    assertThat(in("revision", "-m", "Two", "--rev-id", "bbbb2222")).isZero();
    assertThat(here.resolve("db/more/v/two.sql")).exists();
    assertThat(in("heads", "--verbose", "--lock-timeout=1s")).isEqualTo(2);
    assertThat(in("heads", "--verbose")).isZero();
    assertThat(output).startsWith("Rev: bbbb2222 (head)");
    assertThat(errors)
        .containsPattern("lock_timeout +7s +db/athanor\\.ini:5\n")
        .containsPattern(
            "version_locations +%s, .*/db/more +db/athanor\\.ini:2\n"
                .formatted(here.resolve("db/versions")))
        .containsPattern("version_table +alembic_version +default\n");
    Files.writeString(here.resolve("db/athanor.ini"), "[athanor]\nsqlalchemy.url = pg://u:hush@h");
    assertThat(in("heads")).isEqualTo(2);
    assertThat(errors).contains("db/athanor.ini:2: a URL or a password").doesNotContain("hush");
  }

  @Test
  void refusesAnEmptyNameInsteadOfTakingTheHead() throws IOException {
    athanor("init", "db");
    in("revision", "--rev-id", "aaaa1111");
    for (String option : List.of("--head", "--branch-label", "--depends-on")) {
      assertThat(in("revision", option, "", "--rev-id", "bbbb2222")).as(option).isEqualTo(2);
      assertThat(errors).contains("FAILED: " + option + " needs a name; here is an empty one.");
    }
    assertThat(in("revision", "--depends-on", "aaaa,", "--rev-id", "bbbb2222")).isEqualTo(2);
    assertThat(in("heads")).isZero();
    assertThat(output).isEqualTo("aaaa1111 (head)\n");
  }

  @Test
  void opensScriptsInTheEditor() throws IOException {
    athanor("init", "db");
    in("revision", "-m", "One", "--rev-id", "aaaa1111");
    in("revision", "-m", "Two", "--rev-id", "bbbb2222");
    Path editor = here.resolve("ed");
    Files.writeString(editor, "#!/bin/sh\necho '-- edited' >> \"$1\"\n");
    assertThat(editor.toFile().setExecutable(true)).isTrue();

    assertThat(in("edit", "head", "aaaa")).isZero();
    for (String name : List.of("aaaa1111_one.sql", "bbbb2222_two.sql")) {
      assertThat(here.resolve("db/versions").resolve(name)).content().endsWith("-- edited\n");
    }
    assertThat(in("edit", "base")).isEqualTo(16);
    assertThat(errors).contains("FAILED: No revision files indicated by symbol 'base'");
    Files.writeString(editor, "#!/bin/sh\necho '-- downgade' >> \"$1\"\n");
    assertThat(in("edit", "head")).isEqualTo(2);
    assertThat(errors).contains("versions/bbbb2222_two.sql:15: is this where a part begins?");
    Files.writeString(editor, "#!/bin/sh\nexit 3\n");
    Files.writeString(
        here.resolve("db/versions/bbbb2222_two.sql"), "-- Revision ID: bbbb2222\n-- upgrade\n");
    assertThat(in("edit", "bbbb")).isEqualTo(2);
    assertThat(errors).contains("FAILED: Error executing editor (" + editor + " ended with 3)");
  }

  private int in(String... line) {
    return athanor(
        Stream.concat(Stream.of(line), Stream.of("--scripts", "db")).toArray(String[]::new));
  }

  private int athanor(String... line) {
    ByteArrayOutputStream results = new ByteArrayOutputStream();
    ByteArrayOutputStream talk = new ByteArrayOutputStream();
    int code =
        new CommandLine(
                new Console(stream(results), stream(talk)),
                Map.of("EDITOR", here.resolve("ed").toString(), "PATH", "/usr/bin:/bin"),
                here)
            .run(line);
    output = results.toString(StandardCharsets.UTF_8);
    errors = talk.toString(StandardCharsets.UTF_8);
    return code;
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private List<String> scripts() throws IOException {
    try (Stream<Path> files = Files.list(here.resolve("db/versions"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
