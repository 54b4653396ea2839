package dev.athanor.engine.line;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command line, taken apart; the environment stands in for options that have a variable.
 *
 * <p>Options may stand before the command and after it. The letter of one means what the command
 * says, where it stands after that.
 */
public final class Arguments {

  private final @Nullable Command command;
  private final List<String> words;
  private final Map<Option, List<String>> options;
  private final Map<String, String> environment;

  private Arguments(
      @Nullable Command command,
      List<String> words,
      Map<Option, List<String>> options,
      Map<String, String> environment) {
    this.command = command;
    this.words = List.copyOf(words);
    this.options = options;
    this.environment = Map.copyOf(environment);
  }

  /** No arguments at all: only the environment. */
  public static Arguments none(Map<String, String> environment) {
    return new Arguments(null, List.of(), new EnumMap<>(Option.class), environment);
  }

  /**
   * Takes a line apart.
   *
   * @throws UsageException with a sentence, where it makes no sense
   */
  public static Arguments parse(List<String> line, Map<String, String> environment)
      throws UsageException {
    LineReader reader = new LineReader(line);
    reader.read();
    Command command = reader.command();
    Arguments arguments = new Arguments(command, reader.words(), reader.options(), environment);
    if (command != null && !arguments.has(Option.HELP)) {
      command.operands().check(command, arguments.words);
    }
    return arguments;
  }

  /** The command; null where the line has none. */
  public @Nullable Command command() {
    return command;
  }

  /** What follows the command and is no option. */
  public List<String> words() {
    return words;
  }

  public boolean has(Option option) {
    return options.containsKey(option);
  }

  /** What was written for the option on the line, in order; empty where it was not given. */
  public List<String> values(Option option) {
    return List.copyOf(options.getOrDefault(option, List.of()));
  }

  /** The option's last value on the line, or its variable's; null where neither is given. */
  public @Nullable String value(Option option) {
    List<String> given = options.getOrDefault(option, List.of());
    if (!given.isEmpty()) {
      return given.get(given.size() - 1);
    }
    String variable = option.variable();
    return variable == null ? null : variable(variable);
  }

  /**
   * One of the option's choices.
   *
   * @throws UsageException if the value is none of them
   */
  public String choice(Option option, String otherwise) throws UsageException {
    String value = value(option);
    if (value == null) {
      return otherwise;
    }
    List<String> choices = new ArrayList<>(option.choices());
    if (!choices.contains(value)) {
      throw new UsageException(
          option.written() + " is " + String.join(" or ", choices) + ", not " + value + ".");
    }
    return value;
  }

  /** An environment variable; null where it is not set or blank. */
  public @Nullable String variable(String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  public Map<String, String> environment() {
    return environment;
  }

  /** The same line in another environment. */
  public Arguments with(Map<String, String> otherEnvironment) {
    return new Arguments(command, words, options, otherEnvironment);
  }
}
