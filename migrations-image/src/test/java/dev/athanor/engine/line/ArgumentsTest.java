package dev.athanor.engine.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  private static Arguments parse(String... arguments) throws UsageException {
    return Arguments.parse(List.of(arguments), Map.of());
  }

  @Test
  void relativeTargetsAreWordsAndOptionsMayStandAnywhere() throws UsageException {
    Arguments arguments = parse("--from", "a,b", "downgrade", "-1", "--plan-only");

    assertThat(arguments.command()).isEqualTo(Command.DOWNGRADE);
    assertThat(arguments.words()).containsExactly("-1");
    assertThat(arguments.value(Option.FROM)).isEqualTo("a,b");
    assertThat(arguments.has(Option.PLAN_ONLY)).isTrue();
    assertThat(parse("migrate", "--", "--odd").words()).containsExactly("--odd");
    assertThat(parse("history", "-r", "-2:").value(Option.REV_RANGE)).isEqualTo("-2:");
  }

  @Test
  void aLetterMeansWhatTheCommandSaysOfIt() throws UsageException {
    Arguments arguments = parse("-c", "other.ini", "current", "-cv");

    assertThat(arguments.value(Option.CONFIG)).isEqualTo("other.ini");
    assertThat(arguments.has(Option.CHECK_HEADS)).isTrue();
    assertThat(arguments.has(Option.VERBOSE)).isTrue();
    assertThat(parse("heads", "-c", "other.ini").value(Option.CONFIG)).isEqualTo("other.ini");
    assertThat(parse("revision", "-mtwo words").value(Option.MESSAGE)).isEqualTo("two words");
  }

  @Test
  void anOptionMayBeRepeated() throws UsageException {
    Arguments arguments = parse("revision", "--depends-on", "a", "--depends-on=b");

    assertThat(arguments.values(Option.DEPENDS_ON)).containsExactly("a", "b");
    assertThat(arguments.value(Option.DEPENDS_ON)).isEqualTo("b");
  }

  @Test
  void anOptionOutranksItsVariable() throws UsageException {
    Map<String, String> environment = Map.of("ATHANOR_LOCK_TIMEOUT", "7s");
    List<String> line = List.of("upgrade", "head");

    assertThat(Arguments.parse(line, environment).value(Option.LOCK_TIMEOUT)).isEqualTo("7s");
    assertThat(
            Arguments.parse(List.of("upgrade", "head", "--lock-timeout=9s"), environment)
                .value(Option.LOCK_TIMEOUT))
        .isEqualTo("9s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "upgrad head | There is no command upgrad. Did you mean upgrade?",
        "upgrade | The command upgrade needs a revision: athanor upgrade <revision>. See athanor upgrade --help.",
        "stamp | The command stamp needs a revision: athanor stamp <revision> …. See athanor stamp --help.",
        "upgrade a b | The command upgrade does not know what to do with b. See athanor upgrade --help.",
        "upgrade head --purge | The command upgrade has no option --purge.",
        "upgrade head --lock-timout 1s | There is no option --lock-timout. Did you mean --lock-timeout?",
        "upgrade head --timeout | The option --timeout needs a value: --timeout TIME.",
        "upgrade head --sql=yes | The option --sql takes no value.",
        "history -z | There is no option -z of the command history. See athanor history --help.",
      })
  void aLineThatMakesNoSenseIsToldSo(String line, String sentence) {
    assertThatThrownBy(() -> parse(line.split(" ", -1)))
        .isInstanceOf(UsageException.class)
        .hasMessage(sentence);
  }

  @Test
  void nothingIsMissedWhereHelpIsAskedFor() throws UsageException {
    assertThat(parse("upgrade", "--help").command()).isEqualTo(Command.UPGRADE);
  }

  @Test
  void aChoiceIsOneOfItsChoices() throws UsageException {
    assertThat(parse("heads").choice(Option.OUTPUT, "text")).isEqualTo("text");
    assertThatThrownBy(() -> parse("heads", "--output", "xml").choice(Option.OUTPUT, "text"))
        .hasMessage("--output is text or json, not xml.");
  }
}
