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

  private static final Pattern MARKER =
      Pattern.compile(
          "(\\s*)--\\s*(upgrade|downgrade)\\s*(?::\\s*(.*?))?\\s*", Pattern.CASE_INSENSITIVE);

  /** One word and no more, decorated or with another tool's prefix: goose's, dbmate's. */
  private static final Pattern SIMILAR =
      Pattern.compile(
          "\\s*--[\\s=*#+/@>_-]*(?:goose\\s+|migrate\\s*:?\\s*)?([A-Za-z]+)\\s*(?::\\s*[A-Za-z]+)?[\\s=*#+/.;:<_-]*",
          Pattern.CASE_INSENSITIVE);

  private static final int TYPING_ERRORS = 2;

  private static final String AUTOCOMMIT = "autocommit";

  /** The parts a script may have. */
  enum Part {
    UPGRADE("up"),
    DOWNGRADE("down");

    private final String elsewhere;

    Part(String elsewhere) {
      this.elsewhere = elsewhere;
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
    Matcher matcher = MARKER.matcher(line);
    if (!matcher.matches()) {
      return similar(line);
    }
    String option = matcher.group(3);
    return Optional.of(
        new PartMarker(
            Part.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
            option == null ? "" : option,
            !matcher.group(1).isEmpty(),
            false));
  }

  private static Optional<PartMarker> similar(String line) {
    Matcher matcher = SIMILAR.matcher(line);
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
