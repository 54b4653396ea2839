package dev.athanor.engine.line;

import java.util.List;

/**
 * The words that follow a command.
 *
 * @param name what one is called in the help
 * @param least how many there must be
 * @param most how many there may be
 */
public record Operands(String name, int least, int most) {

  static Operands none() {
    return new Operands("", 0, 0);
  }

  static Operands one(String name) {
    return new Operands(name, 1, 1);
  }

  static Operands atLeast(int least, String name) {
    return new Operands(name, least, Integer.MAX_VALUE);
  }

  static Operands any(String name) {
    return new Operands(name, 0, Integer.MAX_VALUE);
  }

  static Operands atMost(int most, String name) {
    return new Operands(name, 0, most);
  }

  /** As the usage line shows them, with a blank before; empty where there are none. */
  public String usage() {
    if (most == 0) {
      return "";
    }
    String one = "<" + name + ">";
    return " " + (least == 0 ? "[" + one + "]" : one) + (most > 1 ? " …" : "");
  }

  void check(Command command, List<String> words) throws UsageException {
    String call = "athanor " + command.written();
    if (words.size() < least) {
      throw new UsageException(
          "The command "
              + command.written()
              + " needs a "
              + name
              + ": "
              + call
              + usage()
              + ". See "
              + call
              + " --help.");
    }
    if (words.size() > most) {
      throw new UsageException(
          "The command "
              + command.written()
              + " does not know what to do with "
              + words.get(most)
              + ". See "
              + call
              + " --help.");
    }
  }
}
