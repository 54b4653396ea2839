package dev.athanor.engine.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

  @ParameterizedTest
  @CsvSource({
    "upgrade, upgrade, 0",
    "upgrade, upgrad, 1",
    "revises, revisess, 1",
    "heads, hands, 2",
    "kitten, sitting, 3",
    "current, '', 7",
  })
  void countsLettersToAddDropOrChange(String a, String b, int distance) {
    assertThat(EditDistance.between(a, b)).isEqualTo(distance);
    assertThat(EditDistance.between(b, a)).isEqualTo(distance);
  }
}
