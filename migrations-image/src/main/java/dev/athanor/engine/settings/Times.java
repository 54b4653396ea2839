package dev.athanor.engine.settings;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as Kubernetes writes them: {@code 1h30m}, {@code 90s}, {@code 500ms}. */
public final class Times {

  private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,10}(?:ms|s|m|h))+");

  private static final Pattern ONE = Pattern.compile("(\\d+)(ms|[smh])");

  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1));

  /** PostgreSQL keeps its timeouts in an int of milliseconds. */
  private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

  private Times() {}

  /**
   * Reads a time.
   *
   * @throws SettingsException if it is none, or of more than 24 days
   */
  public static Duration parse(Sourced<String> text) {
    return read(text.value())
        .filter(time -> time.compareTo(LONGEST) <= 0)
        .orElseThrow(
            () ->
                new SettingsException(
                    text.source(),
                    "`%s` is no time; write it as 500ms, 90s, 2m or 1h30m (at most 24 days)"
                        .formatted(text.value())));
  }

  private static Optional<Duration> read(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return Optional.empty();
    }
    Matcher matcher = ONE.matcher(text);
    return Optional.of(matcher.results().map(Times::one).reduce(Duration.ZERO, Duration::plus));
  }

  private static Duration one(MatchResult part) {
    Duration unit = UNITS.getOrDefault(part.group(2), Duration.ZERO);
    return unit.multipliedBy(Long.parseLong(part.group(1)));
  }

  /** A time as people would set it. */
  static String written(Duration time) {
    if (time.toMillisPart() > 0 || time.isZero()) {
      return time.toMillis() + "ms";
    }
    StringBuilder written = new StringBuilder();
    append(written, time.toHours(), "h");
    append(written, time.toMinutesPart(), "m");
    append(written, time.toSecondsPart(), "s");
    return written.toString();
  }

  private static void append(StringBuilder written, long number, String unit) {
    if (number > 0) {
      written.append(number).append(unit);
    }
  }
}
