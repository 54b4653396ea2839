package dev.athanor.engine.authoring;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a script was made.
 *
 * @param moment to the microsecond
 * @param withOffset whether the offset is written: where a time zone was asked for
 */
record CreateDate(ZonedDateTime moment, boolean withOffset) {

  /** Zones of one offset that the time zone data of Java 17 lacks and Python's have. */
  private static final Map<String, ZoneId> FIXED =
      Map.of(
          "EST",
          ZoneOffset.ofHours(-5),
          "MST",
          ZoneOffset.ofHours(-7),
          "HST",
          ZoneOffset.ofHours(-10));

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  /**
   * The time that it is.
   *
   * @param timezone the name of a zone; null or blank for that of the clock
   * @throws AuthoringException if there is no such zone
   */
  static CreateDate now(Clock clock, @Nullable String timezone) {
    ZonedDateTime now = ZonedDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    if (timezone == null || timezone.isBlank()) {
      return new CreateDate(now, false);
    }
    ZoneId zone =
        zone(timezone)
            .or(() -> zone(timezone.toUpperCase(Locale.ROOT)))
            .orElseThrow(() -> new AuthoringException("Can't locate timezone: " + timezone));
    return new CreateDate(now.withZoneSameInstant(zone), true);
  }

  /** By name alone: {@code +01:00} and {@code UTC+1} are no names. */
  private static Optional<ZoneId> zone(String name) {
    if (FIXED.containsKey(name)) {
      return Optional.ofNullable(FIXED.get(name));
    }
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** As Python writes a time: without a fraction where there is none. */
  String text() {
    String local = moment.format(moment.getNano() == 0 ? SECONDS : MICROSECONDS);
    return withOffset ? local + offset() : local;
  }

  private String offset() {
    return moment.getOffset().equals(ZoneOffset.UTC) ? "+00:00" : moment.getOffset().getId();
  }
}
