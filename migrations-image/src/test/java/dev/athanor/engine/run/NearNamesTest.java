package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {
  private static final List<String> NAMES =
      List.of("ae1027a6acf0", "27c6a30d7c24", "billing", "001", "002", "003", "004");

  @ParameterizedTest
  @CsvSource({
    "ae1027a6acf1, ae1027a6acf0",
    "27c6a3d7c24, 27c6a30d7c24",
    "biling, billing",
    "0003, 003",
    "005, ''",
    "nowhere, ''",
    "x, ''",
  })
  void whatWasPerhapsMeant(String wanted, String near) {
    assertThat(String.join(" ", NearNames.to(wanted, NAMES))).isEqualTo(near);
  }
}
