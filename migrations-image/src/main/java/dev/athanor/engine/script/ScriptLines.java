package dev.athanor.engine.script;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, of which only one is in memory, and of a very long one a piece. They end
 * with {@code \n}, {@code \r\n} or {@code \r}: after all three PostgreSQL ends a comment.
 */
final class ScriptLines implements Closeable {

  /** Characters of the longest line that comes in one piece. */
  static final int LONGEST_PIECE = 64 << 10;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path file;
  private final @Nullable Utf8Input input;
  private final char[] chars;
  private int from;
  private int limit;
  private boolean ended;

  private String piece = "";
  private int number;
  private boolean begins;
  private boolean ends = true;
  private boolean over;

  /**
   * The lines of a file, which is closed with them.
   *
   * @param file for findings
   * @param size how many bytes the file has, as far as that is known
   */
  ScriptLines(Path file, InputStream in, long size) {
    int buffer = (int) Math.min(Math.max(size, 0) + 2, LONGEST_PIECE);
    this.file = file;
    this.input = new Utf8Input(in, buffer);
    this.chars = new char[buffer];
  }

  private ScriptLines(Path file, char[] chars) {
    this.file = file;
    this.input = null;
    this.chars = chars;
    this.limit = chars.length;
    this.ended = true;
  }

  /** The lines of a file of few bytes. */
  static ScriptLines of(Path file, byte[] bytes) {
    char[] ascii = ascii(bytes);
    return ascii == null || bytes.length > LONGEST_PIECE
        ? new ScriptLines(file, new ByteArrayInputStream(bytes), bytes.length)
        : new ScriptLines(file, ascii);
  }

  /** The characters; null where there are others. No decoder is needed for most scripts. */
  private static char @Nullable [] ascii(byte[] bytes) {
    char[] chars = new char[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] <= 0) {
        return null;
      }
      chars[i] = (char) bytes[i];
    }
    return chars;
  }

  /**
   * Goes to the next line, or the next piece of a long one; false behind the last.
   *
   * @throws ScriptException if the bytes are not text in UTF-8
   * @throws IOException if the file cannot be read
   */
  boolean next() throws IOException {
    if (over) {
      return false;
    }
    begins = ends;
    number += begins ? 1 : 0;
    int at = lineEnd(from);
    // One place left takes no character of two.
    while (needsMore(at) && !ended && (from > 0 || limit < chars.length - 1)) {
      int scanned = at - from;
      fill();
      at = lineEnd(from + scanned);
    }
    if (at < limit && !needsMore(at)) {
      boolean two = chars[at] == '\r' && at + 1 < limit && chars[at + 1] == '\n';
      take(at, at + (two ? 2 : 1), true);
    } else if (ended) {
      takeLast(at);
    } else {
      // The decoder writes no half of a character.
      take(at, at, false);
    }
    return true;
  }

  String piece() {
    return piece;
  }

  /** The 1-based number of the line. */
  int number() {
    return number;
  }

  /** Whether the line begins with the piece. */
  boolean begins() {
    return begins;
  }

  /** Whether the line ends with the piece. */
  boolean ends() {
    return ends;
  }

  private int lineEnd(int begin) {
    int at = begin;
    while (at < limit && chars[at] != '\n' && chars[at] != '\r') {
      if (chars[at] == '\0') {
        throw refused("a NUL byte; PostgreSQL takes none in a statement");
      }
      at++;
    }
    return at;
  }

  /** Whether the line goes on behind the window, or its {@code \r} may have a {@code \n}. */
  private boolean needsMore(int at) {
    return at == limit || (!ended && chars[at] == '\r' && at + 1 == limit);
  }

  private void fill() throws IOException {
    System.arraycopy(chars, from, chars, 0, limit - from);
    limit -= from;
    from = 0;
    boolean begin = number == 1 && begins && limit == 0;
    int count = requireNonNull(input, "what is not whole is read").read(chars, limit);
    ended = count < 0;
    limit += Math.max(count, 0);
    if (begin && limit > 0 && chars[0] == BYTE_ORDER_MARK) {
      from = 1;
    }
  }

  private void take(int end, int behind, boolean whole) {
    if (begins && number > 1 && end > from && chars[from] == BYTE_ORDER_MARK) {
      throw refused(
          "a byte order mark, which PostgreSQL takes for a letter; delete it and write the line"
              + " anew");
    }
    piece = new String(chars, from, end - from);
    from = behind;
    ends = whole;
  }

  private void takeLast(int at) {
    String fault = input == null ? null : input.fault();
    if (fault != null) {
      throw refused(fault);
    }
    take(at, at, true);
    over = true;
  }

  private ScriptException refused(String sentence) {
    return new ScriptException(List.of(new Finding(file, number, sentence)));
  }

  @Override
  public void close() throws IOException {
    if (input != null) {
      input.close();
    }
  }
}
