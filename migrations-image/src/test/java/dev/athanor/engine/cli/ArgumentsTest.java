package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  private static Arguments parse(Map<String, String> environment, String... arguments)
      throws UsageException {
    return Arguments.parse(arguments, environment);
  }

  @Test
  void relativeTargetsAreWordsAndOptionsMayStandAnywhere() throws UsageException {
    Arguments arguments = parse(Map.of(), "--from", "a,b", "downgrade", "-1", "--plan-only");

    assertThat(arguments.words()).containsExactly("downgrade", "-1");
    assertThat(arguments.value(Option.FROM)).isEqualTo("a,b");
    assertThat(arguments.has(Option.PLAN_ONLY)).isTrue();
    assertThat(parse(Map.of(), "migrate", "--", "--odd").words())
        .containsExactly("migrate", "--odd");
  }

  @Test
  void anOptionOutranksItsVariable() throws UsageException {
    Map<String, String> environment = Map.of("ATHANOR_LOCK_TIMEOUT", "7s");

    assertThat(parse(environment).value(Option.LOCK_TIMEOUT)).isEqualTo("7s");
    assertThat(parse(environment, "--lock-timeout=9s").value(Option.LOCK_TIMEOUT)).isEqualTo("9s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--from a,,b | is an empty one",
        "--policy downgrade=No | --policy is downgrade=Allow",
        "--plan-id 12 | sha256:",
        "--timeout 1d | is no time",
        "--lock-timeout 5 | is no time",
      })
  void wrongValuesAreNamed(String options, String sentence) {
    List<String> words = new java.util.ArrayList<>(List.of("migrate", "head"));
    words.addAll(List.of(options.split(" ", 2)));
    assertThatThrownBy(
            () ->
                new Settings(parse(Map.of(), words.toArray(new String[0])), Path.of("/w"))
                    .request(Command.MIGRATE))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "90s,PT1M30S", "1h30m,PT1H30M", "2m,PT2M", "0s,PT0S"})
  void times(String text, Duration duration) throws UsageException {
    assertThat(Durations.parse(text, "x")).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({
    ",/w",
    "versions,/w",
    "/p/versions,/p",
    "/p/versions/,/p",
    "/p,/p",
    "db,/w/db",
  })
  void theScriptsFolderIsVersionsOrTheOneAroundIt(String given, String project)
      throws UsageException {
    Map<String, String> environment = given == null ? Map.of() : Map.of("ATHANOR_SCRIPTS", given);
    assertThat(new Settings(parse(environment), Path.of("/w")).project())
        .isEqualTo(Path.of(project));
  }
}
