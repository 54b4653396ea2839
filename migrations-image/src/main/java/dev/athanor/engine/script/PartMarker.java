package dev.athanor.engine.script;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that begins a part.
 *
 * @param option what follows the colon; empty without one
 * @param indented whether blanks stand before it
 */
record PartMarker(Part part, String option, boolean indented) {

  private static final Pattern MARKER =
      Pattern.compile(
          "(\\s*)--\\s*(upgrade|downgrade)\\s*(?::\\s*(.*?))?\\s*", Pattern.CASE_INSENSITIVE);

  private static final String AUTOCOMMIT = "autocommit";

  /** The parts a script may have. */
  enum Part {
    UPGRADE,
    DOWNGRADE;

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
      return Optional.empty();
    }
    String option = matcher.group(3);
    return Optional.of(
        new PartMarker(
            Part.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
            option == null ? "" : option,
            !matcher.group(1).isEmpty()));
  }

  boolean autocommit() {
    return option.equalsIgnoreCase(AUTOCOMMIT);
  }

  /** Why this line cannot be followed, if it cannot. */
  Optional<String> fault() {
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
