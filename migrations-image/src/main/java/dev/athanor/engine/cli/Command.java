package dev.athanor.engine.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands. */
enum Command {
  MIGRATE("migrate", true, "go to the target, upward or downward"),
  UPGRADE("upgrade", true, "go to the target, upward only"),
  DOWNGRADE("downgrade", true, "go to the target, downward only"),
  CURRENT("current", false, "where the database is"),
  HISTORY("history", false, "the revisions, newest first"),
  HEADS("heads", false, "the newest revisions");

  private final String written;
  private final boolean takesTarget;
  private final String meaning;

  Command(String written, boolean takesTarget, String meaning) {
    this.written = written;
    this.takesTarget = takesTarget;
    this.meaning = meaning;
  }

  String written() {
    return written;
  }

  boolean takesTarget() {
    return takesTarget;
  }

  String meaning() {
    return meaning;
  }

  /** The command that the words begin with, checked against the number of words. */
  static Command of(List<String> words) throws UsageException {
    if (words.isEmpty()) {
      throw new UsageException("Which command? athanor --help lists them.");
    }
    String word = words.get(0);
    Command command = named(word);
    if (command == null) {
      throw new UsageException(
          "There is no command " + word + "." + Nearest.hint(word, allWritten()));
    }
    int wanted = command.takesTarget ? 2 : 1;
    if (words.size() < wanted) {
      throw new UsageException(
          "The command "
              + word
              + " needs a target, for example: athanor "
              + word
              + (command == DOWNGRADE ? " -1." : " head."));
    }
    if (words.size() > wanted) {
      throw new UsageException(
          "The command " + word + " does not know what to do with " + words.get(wanted) + ".");
    }
    return command;
  }

  private static @Nullable Command named(String word) {
    for (Command each : values()) {
      if (each.written.equals(word)) {
        return each;
      }
    }
    return null;
  }

  private static List<String> allWritten() {
    List<String> all = new ArrayList<>();
    for (Command each : values()) {
      all.add(each.written);
    }
    return all;
  }
}
