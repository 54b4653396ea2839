package dev.athanor.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.athanor.engine.script.Finding;
import dev.athanor.engine.script.PartText;
import dev.athanor.engine.script.Script;
import dev.athanor.engine.script.ScriptDirectory;
import dev.athanor.engine.script.ScriptException;
import dev.athanor.engine.script.ScriptPart;
import dev.athanor.engine.sql.SqlStatement;
import dev.athanor.engine.sql.SqlSyntaxException;
import dev.athanor.engine.sql.StatementReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that something happened to: they load, or are refused with a sentence each. */
class ScriptFuzzTest {

  private static final List<String> NAMES = List.of("a.sql", "b.sql", "c_3.sql");

  private static final List<String> PIECES =
      List.of(
          "-- Revision ID: ",
          "-- Revises: ",
          "-- Branch Labels: ",
          "-- Depends On: ",
          "-- upgrade",
          "-- downgrade: autocommit",
          "-- goose ",
          "--",
          ":",
          ",",
          "a",
          "b",
          "c",
          "head",
          "@",
          "-",
          "\n",
          "\r\n",
          "\r",
          "\0",
          "\uFEFF",
          "\u2028",
          "\u00a0",
          "\t",
          "'",
          "''",
          "\"",
          "$$",
          "$x$",
          "/*",
          "*/",
          ";",
          "\\",
          "SELECT ",
          "COPY x FROM stdin",
          "BEGIN",
          "ü",
          "\uD83D\uDC18");

  private static final String WHOLE =
      """
      -- About %1$s
      --
      -- Revision ID: %1$s
      -- Revises: %2$s
      -- Branch Labels: %3$s
      -- Depends On:
      -- Create Date: 2026-11-22 10:00:00

      -- upgrade
      CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; -- "one" $$;
      INSERT INTO t VALUES ('it''s', E'\\n', 1.5e3); /* a /* comment */ */

      -- downgrade: autocommit
      DROP FUNCTION f;
      """;

  private final Path home;

  ScriptFuzzTest(@TempDir Path home) throws IOException {
    this.home = home;
    Files.createDirectory(home.resolve("versions"));
  }

  @Test
  void everyFolderLoadsOrIsRefusedWithASentenceEach() throws IOException {
    int loaded = 0;
    int rounds = Fuzz.rounds(400);
    for (int round = 0; round < rounds; round++) {
      Random random = Fuzz.random(round);
      List<byte[]> written = new ArrayList<>();
      for (String name : NAMES) {
        byte[] bytes = random.nextInt(3) == 0 ? mutated(name, random) : whole(name);
        Files.write(home.resolve("versions").resolve(name), bytes);
        written.add(bytes);
      }
      loaded += loads(round) ? 1 : 0;
      assertNothingWritten(written);
    }
    assertThat(loaded).as("rounds that load").isBetween(rounds / 20, rounds - rounds / 20);
  }

  private boolean loads(int round) throws IOException {
    ScriptDirectory[] loaded = new ScriptDirectory[1];
    Throwable thrown = catchThrowable(() -> loaded[0] = ScriptDirectory.load(home));
    if (thrown == null) {
      for (Script script : loaded[0].scripts().values()) {
        assertSplits(script, round);
      }
      return true;
    }
    assertThat(thrown).as(Fuzz.told(round)).isInstanceOf(ScriptException.class);
    List<Finding> findings = ((ScriptException) thrown).findings();
    assertThat(findings).as(Fuzz.told(round)).isNotEmpty().allMatch(this::isWhole);
    return false;
  }

  private boolean isWhole(Finding finding) {
    String name = finding.file().getFileName().toString();
    long lines = finding.line();
    return NAMES.contains(name)
        && lines >= 1
        && finding.sentence().length() > 10
        && !finding.sentence().contains("Exception")
        && !finding.sentence().contains("null");
  }

  /** Every statement is a piece of the file, on the line it names. */
  private static void assertSplits(Script script, int round) throws IOException {
    for (ScriptPart part :
        Stream.of(script.upgrade(), script.downgrade()).flatMap(Optional::stream).toList()) {
      String[] lines = ((PartText.Held) part.text()).sql().split("\n", -1);
      try (StatementReader reader = new StatementReader(part.open(), part.firstLine())) {
        for (SqlStatement next = reader.next(); next != null; next = reader.next()) {
          String first = next.text().split("\n", 2)[0];
          assertThat(lines[next.line() - part.firstLine()]).as(Fuzz.told(round)).contains(first);
          assertThat(next.masked()).doesNotContain("it''s");
        }
      } catch (SqlSyntaxException e) {
        assertThat(e.line()).isBetween(part.firstLine(), part.firstLine() + lines.length - 1);
        assertThat(e.getMessage()).as(Fuzz.told(round)).hasSizeGreaterThan(10);
      }
    }
  }

  private void assertNothingWritten(List<byte[]> written) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("versions"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(NAMES);
    }
    for (int i = 0; i < written.size(); i++) {
      assertThat(Files.readAllBytes(home.resolve("versions").resolve(NAMES.get(i))))
          .isEqualTo(written.get(i));
    }
  }

  private static byte[] whole(String name) {
    String id = name.substring(0, 1);
    String parent = id.equals("a") ? "" : "a";
    return WHOLE
        .formatted(id, parent, id.equals("c") ? "" : "label" + id)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] mutated(String name, Random random) {
    if (random.nextInt(8) == 0) {
      return random.nextBoolean() ? pieces(random) : bytes(random);
    }
    byte[] bytes = whole(name);
    for (int times = random.nextInt(3); times >= 0; times--) {
      bytes = random.nextBoolean() ? lines(bytes, random) : flipped(bytes, random);
    }
    return bytes;
  }

  private static byte[] pieces(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      text.append(Fuzz.oneOf(random, PIECES));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return bytes;
    }
    if (random.nextInt(4) == 0) {
      return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
    byte[] flipped = bytes.clone();
    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  /** A line dropped, doubled, moved, or with something put into it. */
  private static byte[] lines(byte[] bytes, Random random) {
    List<String> lines =
        new ArrayList<>(List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1)));
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(random.nextInt(lines.size() + 1), line);
      case 2 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
      default -> {
        int cut = random.nextInt(line.length() + 1);
        lines.set(at, line.substring(0, cut) + Fuzz.oneOf(random, PIECES) + line.substring(cut));
      }
    }
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }
}
