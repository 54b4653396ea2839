package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CopyContextTest {

  static Stream<Arguments> contexts() {
    return Stream.of(
        Arguments.of(null, CopyContext.NONE),
        Arguments.of("SQL function \"f\" statement 1", CopyContext.NONE),
        Arguments.of("COPY t, line 3, column a: \"secret, line 9\"", new CopyContext(3, "a")),
        Arguments.of("COPY t, line 3, column a: null input", new CopyContext(3, "a")),
        Arguments.of("COPY t, line 3, column a", new CopyContext(3, "a")),
        Arguments.of("COPY t, line 12: \"1, line 4, column b\"", new CopyContext(12, null)),
        Arguments.of("COPY t, line 12", new CopyContext(12, null)),
        Arguments.of("COPY t, Zeile 7, Spalte a: \"x\"", new CopyContext(7, "a")),
        Arguments.of(
            "PL/pgSQL function f() line 3 at RAISE\nCOPY t, line 2: \"x\"",
            new CopyContext(2, null)));
  }

  @ParameterizedTest
  @MethodSource("contexts")
  void takesThePlaceAndNothingElse(@Nullable String context, CopyContext place) {
    assertThat(CopyContext.of(context)).isEqualTo(place);
  }
}
