package dev.athanor.engine.script;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One direction of a script.
 *
 * @param text without the blank lines around it, lines ended by {@code \n}; empty for a part that
 *     does nothing
 * @param firstLine the 1-based line of the file on which the text begins
 * @param autocommit whether it runs statement by statement outside a transaction
 */
public record ScriptPart(PartText text, int firstLine, boolean autocommit) {

  /** The part with this text, which is in memory. */
  public ScriptPart(String sql, int firstLine, boolean autocommit) {
    this(new PartText.Held(sql), firstLine, autocommit);
  }

  /** A part that stands in no file any more. */
  public static ScriptPart of(String sql, boolean autocommit) {
    return new ScriptPart(sql, 1, autocommit);
  }

  /**
   * A whole file of statements, which has no header and no markers.
   *
   * @throws ScriptException if it is not text in UTF-8
   * @throws IOException if it cannot be read
   */
  public static ScriptPart ofFile(Path file) throws IOException {
    try (ScriptLines lines = ScriptFiles.lines(file, file)) {
      PartLines part = new PartLines(file, 0, Keeping.LONG);
      while (lines.next()) {
        part.add(lines.piece(), lines.number(), lines.begins());
      }
      return part.whole(true);
    }
  }

  /** Whether there is nothing in this part. */
  public boolean isEmpty() {
    return text.equals(PartText.EMPTY);
  }

  /**
   * Reads the text from its beginning.
   *
   * @return a reader that throws {@link ScriptChanged} where the file does not hold the same text
   *     any more, at its end at the latest
   * @throws IOException if the file cannot be read
   */
  public Reader open() throws IOException {
    return text.open();
  }

  /**
   * The text in memory.
   *
   * @param most so many characters; empty for a longer one
   * @throws IOException if the file cannot be read
   */
  public Optional<String> sql(int most) throws IOException {
    return text.whole(most);
  }

  /**
   * What tells an edited part from an unedited one: {@code sha256:} and the hash of the text,
   * whatever its line ends and the blanks at the ends of its lines.
   */
  public String checksum() {
    return text.checksum();
  }
}
