package dev.athanor.engine.script;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A part whose end has not been seen: its text, or only what identifies it once it is long. */
final class PartLines {

  private final Path file;
  private final int most;
  private final int markerLine;

  /** Null once it is too long to be kept. */
  private @Nullable StringBuilder text = new StringBuilder();

  /** Null as long as the text is kept. */
  private @Nullable PartChecksum checksum;

  private int firstLine;
  private int lastLine;
  private long length;
  private long lengthWithoutBlankLines;

  /**
   * A part of which nothing was read.
   *
   * @param most how many characters are kept
   */
  PartLines(Path file, int markerLine, int most) {
    this.file = file;
    this.markerLine = markerLine;
    this.most = most;
  }

  void add(String piece, int line, boolean begins) {
    boolean blank = piece.isBlank();
    if (firstLine == 0 && blank) {
      return;
    }
    boolean lineEnd = begins && firstLine > 0;
    firstLine = firstLine == 0 ? line : firstLine;
    lastLine = blank ? lastLine : line;
    length += piece.length() + (lineEnd ? 1 : 0);
    lengthWithoutBlankLines = lastLine == line ? length : lengthWithoutBlankLines;
    if (text != null) {
      text.append(lineEnd ? "\n" : "").append(piece);
    }
    if (checksum != null) {
      add(checksum, piece, lineEnd);
    }
    if (text != null && length > most) {
      checksum = new PartChecksum();
      add(checksum, text.toString(), false);
      text = null;
    }
  }

  private static void add(PartChecksum checksum, String piece, boolean lineEnd) {
    if (lineEnd) {
      checksum.endLine();
    }
    String[] lines = piece.split("\n", -1);
    checksum.piece(lines[0]);
    for (int i = 1; i < lines.length; i++) {
      checksum.endLine();
      checksum.piece(lines[i]);
    }
  }

  int markerLine() {
    return markerLine;
  }

  ScriptPart whole(boolean autocommit) {
    int begin = firstLine == 0 ? markerLine + 1 : firstLine;
    PartText whole =
        checksum == null
            ? new PartText.Held(kept())
            : new PartText.InFile(file, begin, lastLine, checksum.end(), lengthWithoutBlankLines);
    return new ScriptPart(whole, begin, autocommit);
  }

  private String kept() {
    return requireNonNull(text).substring(0, (int) lengthWithoutBlankLines);
  }
}
