package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.console.Palette;
import dev.athanor.engine.line.Arguments;
import dev.athanor.engine.line.Command;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HelpTest {

  /** An example is a line of its own, with what it does behind blanks. */
  private static final Pattern EXAMPLE =
      Pattern.compile("  (?:eval \"\\$\\()?athanor ((?:\"[^\"]*\"|\\S+|(?<! ) (?! ))+).*");

  private static List<String> page(String... line) throws UsageException {
    return Help.asked(Arguments.parse(List.of(line), Map.of()), Palette.NONE);
  }

  @ParameterizedTest
  @EnumSource(Command.class)
  void everyExampleIsALineThatTheCommandUnderstands(Command command) throws UsageException {
    List<String> examples = examples(command);

    assertThat(examples).isNotEmpty();
    for (String example : examples) {
      Arguments arguments = Arguments.parse(words(example), Map.of());
      assertThat(arguments.command()).as(example).isNotNull();
    }
    assertThat(examples).anyMatch(example -> example.startsWith(command.written()));
  }

  @ParameterizedTest
  @EnumSource(Command.class)
  void aPageFitsATerminal(Command command) {
    assertThat(Help.page(command, Palette.NONE))
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(110))
        .noneMatch(line -> line.endsWith(" "));
  }

  @Test
  void everyCommandIsInTheOverview() throws UsageException {
    String overview = String.join("\n", page("--help"));

    for (Command command : Command.values()) {
      assertThat(overview).contains("\n  " + command.written());
    }
    assertThat(page("help")).isEqualTo(page("--help"));
    assertThat(page("help", "stamp")).isEqualTo(page("stamp", "-h"));
  }

  @Test
  void everyOptionBelongsToACommand() {
    Set<Option> taken = EnumSet.copyOf(Command.optionsOfAll());
    for (Command command : Command.values()) {
      taken.addAll(command.options());
    }
    assertThat(taken).containsExactlyInAnyOrder(Option.values());
  }

  private static List<String> examples(Command command) {
    List<String> examples = new ArrayList<>();
    for (String line : HelpPage.named(command.written()).lines()) {
      Matcher matcher = EXAMPLE.matcher(line);
      if (matcher.matches()) {
        examples.add(matcher.group(1).replaceAll("\\)\"$", ""));
      }
    }
    return examples;
  }

  private static List<String> words(String example) {
    List<String> words = new ArrayList<>();
    Matcher matcher = Pattern.compile("\"([^\"]*)\"|[^\\s|]+").matcher(example);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group() : matcher.group(1));
    }
    words.remove("source");
    return words;
  }
}
