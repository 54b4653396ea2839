package dev.athanor.engine.sql;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The piece of a script that is in memory: from what is still needed to what has been read. It
 * grows with the longest token or statement, and not with the script.
 */
final class Window {

  private static final int BUFFER = 16_384;

  /** Most scripts have less. */
  private static final int FIRST = 1024;

  /** A window that had to grow beyond this shrinks again. */
  private static final int LARGE = 1 << 20;

  private final Reader script;
  private char[] chars;
  private int limit;
  private int at;
  private int token;

  /** Where the text begins that is not to be forgotten; -1 for nowhere. */
  private int kept = -1;

  /** How many characters of the script stood before the window. */
  private long dropped;

  private boolean ended;

  Window(Reader script) {
    this(script, FIRST);
  }

  /** With a first size, for a text that is known to be short. */
  Window(Reader script, int size) {
    this.script = script;
    this.chars = new char[Math.max(16, Math.min(size, BUFFER))];
  }

  /** What comes next; NUL at the end, which no script has in it. */
  char peek() throws IOException {
    return at < limit || fill(at) ? chars[at] : '\0';
  }

  char peek(int ahead) throws IOException {
    int index = at + ahead;
    return index < limit || fill(index) ? chars[index] : '\0';
  }

  boolean atEnd() throws IOException {
    return at >= limit && !fill(at);
  }

  void take() {
    at++;
  }

  void take(int count) {
    at += count;
  }

  /** Takes all that comes up to and with the text; false when it does not come. */
  boolean takeThrough(String end) throws IOException {
    char first = end.charAt(0);
    while (!atEnd()) {
      if (chars[at] == first && comes(end)) {
        at += end.length();
        return true;
      }
      at++;
    }
    return false;
  }

  private boolean comes(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      if (peek(i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * scan.l's {@code quotecontinue}: blanks and comments with a line end among them, and a quote.
   * Takes what is before the quote, or nothing when no quote comes.
   */
  boolean takeUpToContinuation() throws IOException {
    int ahead = 0;
    boolean lineEnd = false;
    while (true) {
      char c = peek(ahead);
      if (c == '-' && peek(ahead + 1) == '-') {
        while (peek(ahead) != '\n' && peek(ahead) != '\0') {
          ahead++;
        }
      } else if (Lexer.isBlank(c)) {
        lineEnd |= c == '\n';
        ahead++;
      } else {
        boolean continues = lineEnd && c == '\'';
        at += continues ? ahead : 0;
        return continues;
      }
    }
  }

  /** Takes the rest of the line, with its end; null at the end of the script. */
  @Nullable String takeLine() throws IOException {
    beginToken();
    int behind = behindLine(at, false);
    at = Math.max(at, behind);
    return behind < 0 ? null : token();
  }

  /**
   * Takes lines up to the one that is the last, as many as are in memory, but one at least.
   *
   * @return them with their ends; null when the last one comes, or none
   */
  @Nullable String takeLinesBefore(String last) throws IOException {
    beginToken();
    int end = at;
    int behind = behindLine(at, false);
    while (behind >= 0 && !isLine(end, behind, last)) {
      end = behind;
      behind = behindLine(end, true);
    }
    boolean found = end > at;
    at = end;
    return found ? token() : null;
  }

  /** The index behind the line that begins there; -1 when there is none, or none in memory yet. */
  private int behindLine(int begin, boolean inMemory) throws IOException {
    int index = begin;
    while (index < limit || (!inMemory && fill(index))) {
      if (chars[index++] == '\n') {
        return index;
      }
    }
    return ended && index > begin ? index : -1;
  }

  private boolean isLine(int begin, int behind, String line) {
    int end = chars[behind - 1] == '\n' ? behind - 1 : behind;
    if (end - begin != line.length()) {
      return false;
    }
    for (int i = 0; i < line.length(); i++) {
      if (chars[begin + i] != line.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Begins a token here, and forgets what nobody needs any more. */
  void beginToken() {
    token = at;
    int needed = kept >= 0 ? kept : at;
    if (needed > chars.length / 2) {
      forget(needed);
    }
  }

  /**
   * In the middle of a token that nobody will ask for.
   *
   * @return how many lines were forgotten with it
   */
  int dropIfNothingIsKept() {
    if (kept >= 0 || at <= chars.length / 2) {
      return 0;
    }
    int lines = linesOfToken();
    token = at;
    forget(at);
    return lines;
  }

  private void forget(int count) {
    int rest = limit - count;
    char[] to = chars.length > LARGE && rest < BUFFER ? new char[BUFFER] : chars;
    System.arraycopy(chars, count, to, 0, rest);
    chars = to;
    limit = rest;
    at -= count;
    token -= count;
    kept = kept >= 0 ? kept - count : -1;
    dropped += count;
  }

  /** From the beginning of the token on, nothing is forgotten. */
  void keepFromToken() {
    kept = token;
  }

  void keepNothing() {
    kept = -1;
  }

  /** What is kept, up to a position. */
  String keptUpTo(long position) {
    return new String(chars, kept, (int) (position - dropped) - kept);
  }

  /** How many characters of the script are behind us. */
  long position() {
    return dropped + at;
  }

  String token() {
    return new String(chars, token, at - token);
  }

  int linesOfToken() {
    int lines = 0;
    for (int i = token; i < at; i++) {
      if (chars[i] == '\n') {
        lines++;
      }
    }
    return lines;
  }

  private boolean fill(int index) throws IOException {
    while (!ended && index >= limit) {
      if (limit == chars.length) {
        grow();
      }
      int count = script.read(chars, limit, chars.length - limit);
      if (count < 0) {
        ended = true;
      } else {
        limit += count;
      }
    }
    return index < limit;
  }

  private void grow() throws IOException {
    try {
      chars = Arrays.copyOf(chars, chars.length + Math.max(BUFFER, chars.length / 2));
    } catch (OutOfMemoryError e) {
      throw new IOException(
          "one statement, string or row has more than %d MB, for which this process has too little memory; part it, or give the process more"
              .formatted(limit >> 20),
          e);
    }
  }
}
