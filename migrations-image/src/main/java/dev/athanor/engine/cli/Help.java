package dev.athanor.engine.cli;

import dev.athanor.engine.console.Palette;
import dev.athanor.engine.console.Palette.Color;
import dev.athanor.engine.line.Arguments;
import dev.athanor.engine.line.Command;
import dev.athanor.engine.line.Command.Group;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The help: a page of all commands, and a page for each. */
final class Help {

  private static final int COLUMN = 34;

  private final Palette palette;
  private final List<String> lines = new ArrayList<>();

  private Help(Palette palette) {
    this.palette = palette;
  }

  /** The page that was asked for. */
  static List<String> asked(Arguments arguments, Palette palette) throws UsageException {
    Command command = arguments.command();
    if (command == Command.HELP && !arguments.words().isEmpty()) {
      return page(Command.named(arguments.words().get(0)), palette);
    }
    return command == null || command == Command.HELP ? overview(palette) : page(command, palette);
  }

  /** All commands in a page. */
  static List<String> overview(Palette palette) {
    Help help = new Help(palette);
    help.line("athanor " + Athanor.version() + ": SQL migrations with Alembic's semantics");
    help.line("");
    help.line("  athanor <command> [options]      athanor help <command> tells more");
    for (Group group : Group.values()) {
      help.title(group.title());
      for (Command each : Command.values()) {
        if (each.group() == group) {
          help.row(each.written() + each.operands().usage(), each.meaning());
        }
      }
    }
    help.options("Options of all commands", Command.optionsOfAll());
    HelpPage.named("overview").lines().forEach(help::line);
    return help.lines;
  }

  /** One command in a page. */
  static List<String> page(Command command, Palette palette) {
    Help help = ofItself(command, palette);
    help.options("Options of all commands", Command.optionsOfAll());
    return help.lines;
  }

  /** One command's page, without what is the same for all. */
  static List<String> ownPage(Command command) {
    return ofItself(command, Palette.NONE).lines;
  }

  private static Help ofItself(Command command, Palette palette) {
    Help help = new Help(palette);
    help.line(
        "athanor " + command.written() + command.operands().usage() + ": " + command.meaning());
    help.line("");
    HelpPage.named(command.written()).lines().forEach(help::line);
    help.options("Options", command.options());
    return help;
  }

  private void options(String title, Collection<Option> options) {
    if (options.isEmpty()) {
      return;
    }
    title(title);
    for (Option each : options) {
      String letter = each.letter();
      String value = each.value();
      row(
          (letter == null ? "" : letter + ", ")
              + each.written()
              + (value == null ? "" : " " + value),
          each.meaning() + (each.variable() == null ? "" : " [" + each.variable() + "]"));
    }
  }

  private void title(String title) {
    line("");
    line(palette.paint(Color.BOLD, title));
  }

  private void row(String left, String right) {
    if (left.length() + 2 > COLUMN) {
      line("  " + palette.paint(Color.CYAN, left));
      line(" ".repeat(COLUMN + 2) + right);
    } else {
      line("  " + palette.paint(Color.CYAN, left) + " ".repeat(COLUMN - left.length()) + right);
    }
  }

  private void line(String line) {
    lines.add(line);
  }
}
