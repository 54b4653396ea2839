package dev.athanor.engine.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command line, taken apart; the environment stands in for options that have a variable. */
final class Arguments {

  private final List<String> words;
  private final Map<Option, String> options;
  private final Map<String, String> environment;

  private Arguments(
      List<String> words, Map<Option, String> options, Map<String, String> environment) {
    this.words = words;
    this.options = options;
    this.environment = environment;
  }

  static Arguments parse(String[] arguments, Map<String, String> environment)
      throws UsageException {
    List<String> words = new ArrayList<>();
    Map<Option, String> options = new EnumMap<>(Option.class);
    boolean onlyWords = false;
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (onlyWords || isWord(argument)) {
        words.add(argument);
      } else if (argument.equals("--")) {
        onlyWords = true;
      } else {
        i += option(arguments, i, options);
      }
    }
    return new Arguments(List.copyOf(words), options, environment);
  }

  /** {@code downgrade -1} names a target, not an option. */
  private static boolean isWord(String argument) {
    return !argument.startsWith("-")
        || (argument.length() > 1 && Character.isDigit(argument.charAt(1)));
  }

  /** How many arguments more than its own the option took. */
  private static int option(String[] arguments, int at, Map<Option, String> options)
      throws UsageException {
    String argument = arguments[at];
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    Option option = Option.named(name);
    if (option == null) {
      throw new UsageException(
          "There is no option " + name + "." + Nearest.hint(name, Nearest.options()));
    }
    if (option.value() == null) {
      if (equals >= 0) {
        throw new UsageException("The option " + name + " takes no value.");
      }
      options.put(option, "true");
      return 0;
    }
    boolean next = equals < 0;
    if (next && at + 1 >= arguments.length) {
      throw new UsageException(
          "The option " + name + " needs a value: " + name + " " + option.value() + ".");
    }
    options.put(option, next ? arguments[at + 1] : argument.substring(equals + 1));
    return next ? 1 : 0;
  }

  /** What is neither option nor value: the command, then its target. */
  List<String> words() {
    return words;
  }

  boolean has(Option option) {
    return options.containsKey(option);
  }

  /** The option's value, or its variable's; null where neither is given. */
  @Nullable String value(Option option) {
    String given = options.get(option);
    String variable = option.variable();
    if (given != null || variable == null) {
      return given;
    }
    return variable(variable);
  }

  /** An environment variable; null where it is not set or blank. */
  @Nullable String variable(String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  Map<String, String> environment() {
    return environment;
  }
}
