package dev.athanor.engine.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateDateTest {

  private static final ZoneId HERE = ZoneId.of("America/New_York");

  @ParameterizedTest
  @CsvSource({
    "2025-11-25T12:34:56.789012345Z,, 2025-11-25 07:34:56.789012",
    "2025-11-25T12:34:56Z,, 2025-11-25 07:34:56",
    "2025-11-25T12:34:56Z,' ', 2025-11-25 07:34:56",
    "2025-11-25T12:34:56.5Z, UTC, 2025-11-25 12:34:56.500000+00:00",
    "2025-11-25T12:34:56Z, utc, 2025-11-25 12:34:56+00:00",
    "2025-06-25T12:34:56Z, Europe/Berlin, 2025-06-25 14:34:56+02:00",
    "2025-06-25T12:34:56Z, Asia/Kolkata, 2025-06-25 18:04:56+05:30",
    "2025-06-25T12:34:56Z, est, 2025-06-25 07:34:56-05:00",
  })
  void isWrittenAsAlembicWritesIt(Instant now, @Nullable String timezone, String text) {
    assertThat(CreateDate.now(Clock.fixed(now, HERE), timezone).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"europe/berlin", "UTC+1", "+01:00", "Mars/Olympus", "../etc/passwd"})
  void refusesWhatIsNoZone(String timezone) {
    assertThatThrownBy(() -> CreateDate.now(Clock.systemUTC(), timezone))
        .isInstanceOf(AuthoringException.class)
        .hasMessage("Can't locate timezone: " + timezone);
  }
}
