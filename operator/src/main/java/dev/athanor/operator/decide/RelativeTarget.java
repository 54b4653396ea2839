package dev.athanor.operator.decide;

import java.util.regex.Pattern;

/**
 * Tells targets that mean something else after every step ({@code -1}, {@code +2}, {@code
 * label@-1}) from those that do not. The pattern is Alembic's own ({@code _relative_destination}),
 * matched from the start and not to the end.
 */
final class RelativeTarget {
  private static final Pattern RELATIVE =
      Pattern.compile("(?:(.+?)@)?(\\w+)?((?:\\+|-)\\d+)", Pattern.UNICODE_CHARACTER_CLASS);

  private RelativeTarget() {}

  /**
   * Whether the target is relative to the database's rows; {@code id+1} is relative to a revision
   * and is not.
   */
  static boolean matches(String target) {
    var matcher = RELATIVE.matcher(target);
    return matcher.lookingAt() && matcher.group(2) == null;
  }
}
