package dev.athanor.engine.script;

import dev.athanor.engine.script.PartText.InFile;
import java.io.IOException;
import java.io.Reader;

/** Reads a part from its file again, and makes sure that it is the same. */
final class PartReader extends Reader {

  private final InFile part;
  private final ScriptLines lines;
  private final PartChecksum checksum = new PartChecksum();
  private String piece = "";
  private int at;
  private boolean begun;
  private boolean over;

  PartReader(InFile part, ScriptLines lines) {
    this.part = part;
    this.lines = lines;
  }

  @Override
  public int read(char[] to, int from, int most) throws IOException {
    int count = 0;
    while (count < most && !over) {
      if (at == piece.length()) {
        advance();
      } else {
        int length = Math.min(most - count, piece.length() - at);
        piece.getChars(at, at + length, to, from + count);
        at += length;
        count += length;
      }
    }
    return count == 0 && over ? -1 : count;
  }

  /** To the next piece of the part, with the line end before it. */
  private void advance() throws IOException {
    do {
      over = !hasNext() || lines.number() > part.lastLine();
    } while (!over && lines.number() < part.firstLine());
    if (over) {
      if (!checksum.end().equals(part.checksum())) {
        throw new ScriptChanged();
      }
      return;
    }
    boolean lineEnd = lines.begins() && begun;
    piece = lineEnd ? "\n" + lines.piece() : lines.piece();
    at = 0;
    begun = true;
    if (lineEnd) {
      checksum.endLine();
    }
    checksum.piece(lines.piece());
  }

  private boolean hasNext() throws IOException {
    try {
      return lines.next();
    } catch (ScriptException e) {
      // It was text in UTF-8 when it was looked at.
      throw new ScriptChanged();
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
