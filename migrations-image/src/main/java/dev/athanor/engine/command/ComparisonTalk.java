package dev.athanor.engine.command;

import dev.athanor.engine.check.CheckAnswer.NotUpToDate;
import dev.athanor.engine.check.CheckEvents;
import dev.athanor.engine.console.Console;
import dev.athanor.engine.console.FailureJson;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.run.RunEnded;
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

  /** Says that it was stopped, for the process is gone as soon as the termination is closed. */
  static int stopped(RunEnded e, Call call, Termination termination) throws UsageException {
    String sentence = e.failure().message();
    call.console().fail(sentence);
    if (call.json()) {
      call.console().result(FailureJson.of(sentence, null, e.outcome().exitCode()));
    }
    return termination.exitCode(e.outcome());
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
