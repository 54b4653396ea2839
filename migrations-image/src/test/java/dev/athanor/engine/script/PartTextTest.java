package dev.athanor.engine.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.engine.fuzz.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts too long to be kept: read from the file, they are what a short one would have been. */
class PartTextTest {

  private static final String HEADER = "-- Revision ID: a\n\n-- upgrade\n";

  private static final List<String> PIECES =
      List.of(
          "a",
          "é",
          "😀",
          " ",
          "\t",
          "\n",
          "\n\n",
          "\r\n",
          "\r",
          " \n",
          "SELECT 1;",
          "--",
          "\u2028");

  private final Path folder;

  PartTextTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private ScriptPart part(String text, int mostKept) throws IOException {
    Path file = folder.resolve("a.sql");
    Files.writeString(file, text);
    return ScriptParser.parse(new ScriptFiles.Found(file, file, file, null), mostKept)
        .script()
        .upgrade()
        .orElseThrow();
  }

  private static String text(ScriptPart part) throws IOException {
    return part.sql(Integer.MAX_VALUE).orElseThrow();
  }

  @Test
  void aLongPartIsTheSameAsAShortOne() throws IOException {
    for (int round = 0; round < Fuzz.rounds(300); round++) {
      Random random = Fuzz.random(round);
      StringBuilder sql = new StringBuilder();
      for (int i = random.nextInt(40); i >= 0; i--) {
        sql.append(Fuzz.oneOf(random, PIECES));
      }
      ScriptPart kept = part(HEADER + sql, Integer.MAX_VALUE);
      ScriptPart read = part(HEADER + sql, 0);

      assertThat(text(read)).as(Fuzz.told(round)).isEqualTo(text(kept));
      assertThat(read.firstLine()).as(Fuzz.told(round)).isEqualTo(kept.firstLine());
      assertThat(read.checksum())
          .as(Fuzz.told(round))
          .isEqualTo(kept.checksum())
          .isEqualTo(checksumByItsDefinition(text(kept)));
    }
  }

  /** As it was written before there were parts that are not kept: it stands in databases. */
  private static String checksumByItsDefinition(String sql) {
    String normalized =
        sql.lines().map(String::stripTrailing).collect(Collectors.joining("\n")).strip();
    return dev.athanor.engine.digest.Sha256.of(normalized).named();
  }

  @ParameterizedTest
  @ValueSource(ints = {65_534, 65_535, 65_536, 65_537, 131_071, 131_072})
  void linesAreWholeWhereverTheBufferEnds(int length) throws IOException {
    String padding = "x".repeat(length - HEADER.length() - 9);
    for (String behind : List.of("\r\ny", "\n\ny", "\r\ry", "😀\ny", "é\r\n\uFFFDy")) {
      String sql = "SELECT '" + padding + behind;
      ScriptPart read = part(HEADER + sql + "\n\n-- downgrade\n", 0);

      assertThat(text(read)).isEqualTo(sql.replace("\r\n", "\n").replace('\r', '\n'));
      assertThat(read.text()).isInstanceOf(PartText.InFile.class);
    }
  }

  @Test
  void anEditedFileIsNoticed() throws IOException {
    String sql = "SELECT 1;\nSELECT 2;\n";
    ScriptPart part = part(HEADER + sql, 0);
    for (String edited :
        List.of(
            HEADER + sql.replace("2", "3"),
            HEADER + "SELECT 1;\n",
            HEADER,
            "",
            HEADER + "\n" + sql,
            HEADER + sql.replace("2", "\0"))) {
      Files.writeString(folder.resolve("a.sql"), edited);

      assertThatThrownBy(() -> text(part)).isInstanceOf(ScriptChanged.class);
    }
    Files.write(folder.resolve("a.sql"), new byte[] {'-', '\n', '\n', '\n', (byte) 0xff});
    assertThatThrownBy(() -> text(part)).isInstanceOf(ScriptChanged.class);
    Files.writeString(folder.resolve("a.sql"), HEADER.replace("\n", "\r\n") + sql + "\n");
    assertThat(text(part)).isEqualTo(sql.strip());
  }

  @Test
  void ofManyLongPartsOnlySomeAreKept() {
    Keeping keeping = new Keeping();
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      int most = keeping.most();
      kept.add(most);
      keeping.keeps(new ScriptPart("x".repeat(most), 1, false));
    }

    assertThat(kept.stream().mapToInt(Integer::intValue).sum()).isLessThan(16 << 20);
    assertThat(kept).startsWith(64 << 10).endsWith(4 << 10);
  }

  @Test
  void aWholeFileIsAPartToo() throws IOException {
    Path file = Files.writeString(folder.resolve("s.sql"), "\n\nCREATE TABLE t ();\n-- upgrade\n");

    ScriptPart part = ScriptPart.ofFile(file);

    assertThat(text(part)).isEqualTo("CREATE TABLE t ();\n-- upgrade");
    assertThat(part.firstLine()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {99_998, 99_999, 100_000, 100_001})
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void aLineComesInPiecesWhenItIsLong(int letters) throws IOException {
    String line = "é".repeat(letters) + "😀".repeat(50_000);
    byte[] bytes = ("a\n" + line + "\r\nb").getBytes(UTF_8);
    StringBuilder read = new StringBuilder();
    try (ScriptLines lines =
        new ScriptLines(Path.of("a.sql"), new ByteArrayInputStream(bytes), bytes.length)) {
      while (lines.next()) {
        read.append(lines.begins() ? lines.number() + ":" : "").append(lines.piece());
        read.append(lines.ends() ? "|" : "");
        assertThat(lines.piece().length()).isLessThanOrEqualTo(ScriptLines.LONGEST_PIECE);
        assertThat(new String(lines.piece().getBytes(UTF_8), UTF_8)).isEqualTo(lines.piece());
      }
    }
    assertThat(read.toString()).isEqualTo("1:a|2:" + line + "|3:b|");
  }

  @Test
  void aReaderGivesAsMuchAsIsAskedFor() throws IOException {
    try (Reader reader = part(HEADER + "SELECT 1;\n\n x", 0).open()) {
      StringBuilder read = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        read.append((char) c);
      }
      assertThat(read.toString()).isEqualTo("SELECT 1;\n\n x");
    }
  }
}
