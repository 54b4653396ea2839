package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnershipTest {

  /** The result: whom it is taken from, or refused. */
  @ParameterizedTest(name = "a run of {0} with --adopt {1} on a database of {2}: {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, -, -",
        "-, -, c/n/a, -",
        "c/n/a, -, -, -",
        "c/n/a, -, c/n/a, -",
        "c/n/a, c/n/b, c/n/a, -",
        "c/n/a, c/n/b, -, -",
        "c/n/a, c/n/b, c/n/b, c/n/b",
        "c/n/a, -, c/n/b, refused",
        "c/n/a, c/n/c, c/n/b, refused",
        "c/n/a, c/n/a, c/n/b, refused",
      })
  void whoMayGoOn(
      @Nullable String caller,
      @Nullable String adopt,
      @Nullable String owner,
      @Nullable String result)
      throws RunEnded {
    if (!"refused".equals(result)) {
      assertThat(Ownership.takenFrom(caller, adopt, owner)).isEqualTo(result);
      return;
    }
    RunEnded refused =
        catchThrowableOfType(RunEnded.class, () -> Ownership.takenFrom(caller, adopt, owner));
    assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(refused.failure().cause()).isEqualTo(Cause.MANAGED_BY_ANOTHER);
    assertThat(refused.failure().message()).contains("managed by c/n/b", "of c/n/a");
    assertThat(refused.failure().hint()).contains("--adopt c/n/b");
  }
}
