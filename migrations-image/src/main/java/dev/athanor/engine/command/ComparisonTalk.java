package dev.athanor.engine.command;

import dev.athanor.engine.check.CheckAnswer.NotUpToDate;
import dev.athanor.engine.check.CheckEvents;
import dev.athanor.engine.console.Console;
import java.util.List;

/**
 * What goes on while schemas are compared, for people.
 *
 * @param made what is made in a shadow database
 */
record ComparisonTalk(Console console, String made) implements CheckEvents {

  @Override
  public void shadowReady(String name, boolean created) {
    console.say(
        "Building "
            + made
            + " in "
            + name
            + (created ? ", which is dropped again" : ", which is emptied again"));
  }

  @Override
  public void warning(String sentence) {
    console.warn(sentence + ".");
  }

  static CommandFailed notUpToDate(NotUpToDate answer) {
    return CommandFailed.no(
        "Target database is not up to date.",
        "It is at " + named(answer.rows()) + ", the scripts are at " + named(answer.heads()) + ".");
  }

  private static String named(List<String> rows) {
    return rows.isEmpty() ? "base" : String.join(", ", rows);
  }
}
