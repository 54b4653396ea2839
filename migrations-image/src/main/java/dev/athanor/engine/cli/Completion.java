package dev.athanor.engine.cli;

import dev.athanor.engine.line.Command;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Scripts that complete commands and options in a shell. They hold all they know: nothing is asked
 * of athanor while a person types.
 */
final class Completion {

  private Completion() {}

  /** The script for a shell. */
  static List<String> of(String shell) throws UsageException {
    return switch (shell) {
      case "bash" -> bash();
      case "zsh" -> zsh();
      case "fish" -> fish();
      default ->
          throw new UsageException(
              "There is a completion for bash, zsh and fish, not " + shell + ".");
    };
  }

  private static List<String> bash() {
    List<String> lines = new ArrayList<>();
    lines.add("# eval \"$(athanor completion bash)\"");
    lines.add("_athanor() {");
    lines.add("  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}");
    lines.add("  local command='' each known");
    lines.add("  for each in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do");
    lines.add("    case $each in " + commands("|") + ") command=$each; break;; esac");
    lines.add("  done");
    lines.add("  case $previous in");
    for (Option each : Option.values()) {
      if (each.value() != null) {
        lines.add("    " + names(each, "|") + ") " + bashValues(each) + "; return;;");
      }
    }
    lines.add("  esac");
    lines.add("  case $command in");
    for (Command each : Command.values()) {
      lines.add("    " + each.written() + ") known='" + optionNames(each) + operands(each) + "';;");
    }
    lines.add("    *) known='" + commands(" ") + " " + names(Command.optionsOfAll()) + "';;");
    lines.add("  esac");
    lines.add("  COMPREPLY=($(compgen -W \"$known\" -- \"$word\"))");
    lines.add("}");
    lines.add("complete -o bashdefault -o default -F _athanor athanor");
    return lines;
  }

  private static String bashValues(Option option) {
    if (!option.choices().isEmpty()) {
      return "COMPREPLY=($(compgen -W '" + String.join(" ", option.choices()) + "' -- \"$word\"))";
    }
    return switch (String.valueOf(option.value())) {
      case "DIR" -> "COMPREPLY=($(compgen -d -- \"$word\"))";
      case "FILE" -> "COMPREPLY=($(compgen -f -- \"$word\"))";
      default -> "COMPREPLY=()";
    };
  }

  /** Zsh runs bash's functions. */
  private static List<String> zsh() {
    List<String> lines = new ArrayList<>();
    lines.add("# eval \"$(athanor completion zsh)\"");
    lines.add("autoload -U +X compinit && compinit");
    lines.add("autoload -U +X bashcompinit && bashcompinit");
    lines.addAll(bash().subList(1, bash().size()));
    return lines;
  }

  private static List<String> fish() {
    List<String> lines = new ArrayList<>();
    lines.add("# athanor completion fish | source");
    lines.add("complete -c athanor -f");
    for (Command each : Command.values()) {
      lines.add(
          "complete -c athanor -n __fish_use_subcommand -a "
              + each.written()
              + " -d "
              + quoted(each.meaning()));
    }
    Command.optionsOfAll().forEach(option -> lines.add("complete -c athanor" + fish(option)));
    for (Command each : Command.values()) {
      String when = " -n '__fish_seen_subcommand_from " + each.written() + "'";
      each.options().forEach(option -> lines.add("complete -c athanor" + when + fish(option)));
      if (!operands(each).isEmpty()) {
        lines.add("complete -c athanor" + when + " -a '" + operands(each).strip() + "'");
      }
    }
    return lines;
  }

  private static String fish(Option option) {
    String letter = option.letter();
    String value = option.value();
    String values =
        value == null
            ? ""
            : option.choices().isEmpty()
                ? value.equals("DIR") || value.equals("FILE") ? " -r -F" : " -x"
                : " -x -a '" + String.join(" ", option.choices()) + "'";
    return " -l "
        + option.written().substring(2)
        + (letter == null ? "" : " -s " + letter.substring(1))
        + values
        + " -d "
        + quoted(option.meaning());
  }

  /** What may stand behind a command without asking the scripts. */
  private static String operands(Command command) {
    return switch (command.operands().name()) {
      case "revision" -> " head heads base +1 -1" + (command == Command.SHOW ? " current" : "");
      case "shell" -> " bash zsh fish";
      case "command" -> " " + commands(" ");
      default -> "";
    };
  }

  private static String commands(String between) {
    return Stream.of(Command.values()).map(Command::written).collect(Collectors.joining(between));
  }

  private static String optionNames(Command command) {
    return Stream.of(names(command.options()), names(Command.optionsOfAll()))
        .filter(names -> !names.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String names(Collection<Option> options) {
    return options.stream().map(Option::written).collect(Collectors.joining(" "));
  }

  private static String names(Option option, String between) {
    String letter = option.letter();
    return option.written() + (letter == null || letter.equals("-c") ? "" : between + letter);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
