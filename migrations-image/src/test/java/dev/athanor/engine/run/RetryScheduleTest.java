package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

  @ParameterizedTest
  @CsvSource({"1,250,500", "2,500,1000", "3,1000,2000", "6,5000,10000", "100,5000,10000"})
  void pausesDoubleUpToTheMost(int repeat, long least, long most) {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    for (int i = 0; i < 100; i++) {
      Duration pause = RetrySchedule.DEFAULT.pause(repeat, random);
      assertThat(pause).isBetween(Duration.ofMillis(least), Duration.ofMillis(most));
    }
  }
}
