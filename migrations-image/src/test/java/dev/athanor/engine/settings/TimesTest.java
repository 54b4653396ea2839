package dev.athanor.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S, 500ms",
    "90s, PT1M30S, 1m30s",
    "1h30m, PT1H30M, 1h30m",
    "2m, PT2M, 2m",
    "0s, PT0S, 0ms",
    "1s500ms, PT1.5S, 1500ms",
  })
  void areWrittenAsKubernetesDoes(String text, Duration duration, String written) {
    assertThat(Times.parse(new Sourced<>(text, "x"))).isEqualTo(duration);
    assertThat(Times.written(duration)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "s", "1d", "-1s", "1 s", "1s2", "٣s", "99999999999s", "25d", "600h"})
  void saysWhatIsNone(String text) {
    assertThatThrownBy(() -> Times.parse(new Sourced<>(text, "--timeout")))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "--timeout: `%s` is no time; write it as 500ms, 90s, 2m or 1h30m (at most 24 days)"
                .formatted(text));
  }
}
