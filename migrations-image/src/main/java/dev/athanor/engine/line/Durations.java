package dev.athanor.engine.line;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Times as Kubernetes writes them: {@code 1h30m}, {@code 90s}, {@code 500ms}. */
public final class Durations {

  private Durations() {}

  /**
   * Reads a time.
   *
   * @param what the option, for the sentence when the text is no time
   */
  public static Duration parse(String text, String what) throws UsageException {
    Duration sum = Duration.ZERO;
    int at = 0;
    while (at < text.length()) {
      int digits = at;
      while (digits < text.length() && digits - at < 10 && isDigit(text.charAt(digits))) {
        digits++;
      }
      int unit = digits;
      while (unit < text.length() && !isDigit(text.charAt(unit))) {
        unit++;
      }
      Duration one = one(text.substring(digits, unit));
      if (digits == at || one == null) {
        throw wrong(text, what);
      }
      sum = sum.plus(one.multipliedBy(Long.parseLong(text.substring(at, digits))));
      at = unit;
    }
    // PostgreSQL keeps its timeouts in an int of milliseconds.
    if (text.isEmpty() || sum.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
      throw wrong(text, what);
    }
    return sum;
  }

  private static @Nullable Duration one(String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      default -> null;
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static UsageException wrong(String text, String what) {
    return new UsageException(
        "The value "
            + text
            + " of "
            + what
            + " is no time; write it as 500ms, 90s, 2m or 1h30m"
            + " (at most 24 days).");
  }
}
