package dev.athanor.engine.script;

import dev.athanor.engine.digest.Sha256;

/**
 * The hash of a part's text while it is read: of its lines without the blanks at their ends, parted
 * by {@code \n}, without any blank around them all.
 */
final class PartChecksum {

  private final Sha256.Pieces pieces = Sha256.begin();

  /** The blanks behind the last letter: they count when another letter follows. */
  private final StringBuilder blanks = new StringBuilder();

  private boolean begun;

  /** The checksum of a whole text. */
  static String of(String sql) {
    if (isNormal(sql)) {
      return Sha256.of(sql).named();
    }
    PartChecksum checksum = new PartChecksum();
    sql.lines().forEach(checksum::line);
    return checksum.end();
  }

  /** Whether nothing has to be left out of it: most texts are so. */
  private static boolean isNormal(String sql) {
    char before = ' ';
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\r' || c >= 0x7f || (c == '\n' && before <= ' ' && before != '\n')) {
        return false;
      }
      if (i == 0 && c <= ' ') {
        return false;
      }
      before = c;
    }
    return before > ' ';
  }

  /** A whole line. */
  void line(String line) {
    piece(line);
    endLine();
  }

  /** A piece of a line. */
  void piece(String piece) {
    int end = piece.stripTrailing().length();
    if (end > 0) {
      int start = begun ? 0 : piece.length() - piece.stripLeading().length();
      pieces.add(begun ? blanks.toString() : "").add(piece.substring(start, end));
      begun = true;
      blanks.setLength(0);
    }
    if (begun) {
      blanks.append(piece, end, piece.length());
    }
  }

  /** The line is over. */
  void endLine() {
    int end = blanks.length();
    while (end > 0 && blanks.charAt(end - 1) != '\n') {
      end--;
    }
    blanks.setLength(end);
    if (begun) {
      blanks.append('\n');
    }
  }

  /** The checksum as it is written down; there must be no more. */
  String end() {
    return pieces.end().named();
  }
}
