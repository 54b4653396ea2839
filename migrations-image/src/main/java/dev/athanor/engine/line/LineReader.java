package dev.athanor.engine.line;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a line word by word. */
final class LineReader {

  private final List<String> line;
  private int at;
  private @Nullable Command command;
  private final List<String> words = new ArrayList<>();
  private final Map<Option, List<String>> options = new EnumMap<>(Option.class);

  LineReader(List<String> line) {
    this.line = line;
  }

  @Nullable Command command() {
    return command;
  }

  List<String> words() {
    return words;
  }

  Map<Option, List<String>> options() {
    return options;
  }

  void read() throws UsageException {
    boolean onlyWords = false;
    while (at < line.size()) {
      String argument = line.get(at++);
      if (onlyWords || isWord(argument)) {
        word(argument);
      } else if (argument.equals("--")) {
        onlyWords = true;
      } else if (argument.startsWith("--")) {
        named(argument);
      } else {
        lettered(argument);
      }
    }
    if (command != null) {
      refuseForeign(command);
    }
  }

  /** {@code downgrade -1} names a target, not an option. */
  private static boolean isWord(String argument) {
    return !argument.startsWith("-")
        || argument.length() == 1
        || Character.isDigit(argument.charAt(1));
  }

  private void word(String word) throws UsageException {
    if (command == null) {
      command = Command.named(word);
    } else {
      words.add(word);
    }
  }

  private void named(String argument) throws UsageException {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    for (Option each : Option.values()) {
      if (each.written().equals(name)) {
        take(each, name, equals < 0 ? null : argument.substring(equals + 1));
        return;
      }
    }
    throw new UsageException(
        "There is no option " + name + "." + Nearest.hint(name, Nearest.options(command)));
  }

  /** {@code -vi} is two options, {@code -mtext} one with its value. */
  private void lettered(String argument) throws UsageException {
    for (int i = 1; i < argument.length(); i++) {
      String letter = "-" + argument.charAt(i);
      Option option = withLetter(letter);
      if (option.value() != null) {
        String rest = argument.substring(i + 1);
        take(option, letter, rest.isEmpty() ? null : rest);
        return;
      }
      take(option, letter, null);
    }
  }

  private Option withLetter(String letter) throws UsageException {
    if (command != null) {
      for (Option each : command.options()) {
        if (letter.equals(each.letter())) {
          return each;
        }
      }
    }
    for (Option each : Command.optionsOfAll()) {
      if (letter.equals(each.letter())) {
        return each;
      }
    }
    throw new UsageException(
        "There is no option "
            + letter
            + (command == null ? "" : " of the command " + command.written())
            + ". See athanor "
            + (command == null ? "" : command.written() + " ")
            + "--help.");
  }

  private void take(Option option, String name, @Nullable String attached) throws UsageException {
    String value = attached;
    if (option.value() == null) {
      if (attached != null) {
        throw new UsageException("The option " + name + " takes no value.");
      }
      value = "true";
    } else if (value == null) {
      if (at >= line.size()) {
        throw new UsageException(
            "The option " + name + " needs a value: " + name + " " + option.value() + ".");
      }
      value = line.get(at++);
    }
    options.computeIfAbsent(option, any -> new ArrayList<>()).add(value);
  }

  private void refuseForeign(Command command) throws UsageException {
    for (Option option : options.keySet()) {
      if (!command.options().contains(option) && !Command.optionsOfAll().contains(option)) {
        throw new UsageException(
            "The command "
                + command.written()
                + " has no option "
                + option.written()
                + "."
                + Nearest.hint(option.written(), Nearest.options(command)));
      }
    }
  }
}
