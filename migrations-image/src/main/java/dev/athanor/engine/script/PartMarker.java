package dev.athanor.engine.script;

import dev.athanor.engine.spelling.EditDistance;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that begins a part.
 *
 * @param option what follows the colon; empty without one
 * @param indented whether blanks stand before it
 * @param garbled whether it is only similar to such a line; taken for a comment, {@code --
 *     downgade} would make the way down a piece of the way up
 */
record PartMarker(Part part, String option, boolean indented, boolean garbled) {

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL;

  /** No quantifier of these gives back what it took, so that no line takes long. */
  private static final Pattern MARKER =
      Pattern.compile("(\\s*+)--\\s*+(upgrade|downgrade)\\s*+(?::(.*+))?+", FLAGS);

  /** One word and no more, decorated or with another tool's prefix: goose's, dbmate's. */
  private static final Pattern SIMILAR =
      Pattern.compile(
          "\\s*+--[\\s=*#+/@>_-]*+(?:goose\\s++|migrate\\s*+:?+\\s*+)?([A-Za-z]++)\\s*+(?::\\s*+[A-Za-z]++)?+[\\s=*#+/.;:<_-]*+",
          FLAGS);

  /** The option without its colon. */
  private static final Pattern UNCOLONED =
      Pattern.compile("\\s*+--\\s*+([A-Za-z]++)[\\s(,;-]++autocommit[\\s),;.]*+", FLAGS);

  private static final int TYPING_ERRORS = 2;

  private static final String AUTOCOMMIT = "autocommit";

  /** The parts a script may have. */
  enum Part {
    UPGRADE("up"),
    DOWNGRADE("down");

    private final String elsewhere;
    private final int letters;

    /** As nearly every marker is written, so that no pattern has to find out. */
    private final String line;

    @SuppressWarnings("ImmutableEnumChecker") // a record of this, a text and two truths
    private final PartMarker marker;

    Part(String elsewhere) {
      this.elsewhere = elsewhere;
      this.letters = letters(written());
      this.line = "-- " + written();
      this.marker = new PartMarker(this, "", false, false);
    }

    /** Whether a word of these letters can be {@link #isMeantBy meant}: a typing error is one. */
    private boolean mayBeMeantBy(int lettersOfWord) {
      return Integer.bitCount(letters & ~lettersOfWord) <= TYPING_ERRORS
          || lettersOfWord == letters(elsewhere);
    }

    private boolean isMeantBy(String word) {
      return word.equals(elsewhere) || EditDistance.between(word, written()) <= TYPING_ERRORS;
    }

    String written() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The marker on this line. Case does not matter: taken for a comment, {@code -- Downgrade} would
   * make the way down a piece of the way up.
   */
  static Optional<PartMarker> read(String line) {
    if (!isComment(line) || !mayNamePart(line)) {
      return Optional.empty();
    }
    for (Part part : Part.values()) {
      if (line.equals(part.line)) {
        return Optional.of(part.marker);
      }
    }
    Matcher matcher = MARKER.matcher(line);
    if (!matcher.matches()) {
      return similar(line, SIMILAR).or(() -> similar(line, UNCOLONED));
    }
    String option = matcher.group(3);
    return Optional.of(
        new PartMarker(
            Part.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
            option == null ? "" : option.strip(),
            !matcher.group(1).isEmpty(),
            false));
  }

  /** Most lines are none, and are many. */
  private static boolean isComment(String line) {
    return line.startsWith("--", afterBlanks(line));
  }

  /** Whether a line that begins with this could be a comment. */
  static boolean mayBegin(String piece) {
    return "--".startsWith(piece.substring(afterBlanks(piece))) || isComment(piece);
  }

  private static int afterBlanks(String line) {
    int at = 0;
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
    return at;
  }

  /**
   * The word that names a part is the first one, or stands behind the name of another tool. The
   * patterns say so too, and take a hundred times as long to find out that a line has no such word.
   */
  private static boolean mayNamePart(String line) {
    int at = 0;
    for (int words = 0; words < 2; words++) {
      while (at < line.length() && !isLetter(line.charAt(at))) {
        at++;
      }
      int letters = 0;
      while (at < line.length() && isLetter(line.charAt(at))) {
        letters |= letter(line.charAt(at));
        at++;
      }
      if (Part.UPGRADE.mayBeMeantBy(letters) || Part.DOWNGRADE.mayBeMeantBy(letters)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** The letters of a word, a bit each. */
  private static int letters(String word) {
    int letters = 0;
    for (int i = 0; i < word.length(); i++) {
      letters |= letter(word.charAt(i));
    }
    return letters;
  }

  private static int letter(char c) {
    return 1 << ((c | 0x20) - 'a');
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static Optional<PartMarker> similar(String line, Pattern pattern) {
    Matcher matcher = pattern.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String word = matcher.group(1).toLowerCase(Locale.ROOT);
    return Arrays.stream(Part.values())
        .filter(part -> part.isMeantBy(word))
        .findFirst()
        .map(part -> new PartMarker(part, "", false, true));
  }

  boolean autocommit() {
    return option.equalsIgnoreCase(AUTOCOMMIT);
  }

  /** Why this line cannot be followed, if it cannot. */
  Optional<String> fault() {
    if (garbled) {
      return Optional.of(
          "is this where a part begins? Write `-- %s`, or reword it if it is a comment"
              .formatted(part.written()));
    }
    if (indented) {
      return Optional.of(
          "`-- %s` alone on a line begins a part and stands in the first column; reword it if it is a comment"
              .formatted(part.written()));
    }
    if (!option.isEmpty() && !autocommit()) {
      return Optional.of(
          "`%s` is no option of a part; there is `-- %s: %s`"
              .formatted(option, part.written(), AUTOCOMMIT));
    }
    return Optional.empty();
  }
}
