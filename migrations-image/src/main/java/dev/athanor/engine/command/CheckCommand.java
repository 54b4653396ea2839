package dev.athanor.engine.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.athanor.engine.catalog.Difference;
import dev.athanor.engine.catalog.Difference.Changed;
import dev.athanor.engine.check.Check;
import dev.athanor.engine.check.CheckAnswer;
import dev.athanor.engine.check.CheckAnswer.Compared;
import dev.athanor.engine.check.CheckAnswer.NotUpToDate;
import dev.athanor.engine.check.CheckEvents;
import dev.athanor.engine.console.Console;
import dev.athanor.engine.console.FailureJson;
import dev.athanor.engine.json.JsonLine;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.RunEnded;
import dev.athanor.engine.run.StopSignal;
import java.io.IOException;
import java.util.List;

/** {@code check}: whether the database's schema is the wanted one; Alembic's sentences. */
final class CheckCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    StopSignal stop = new StopSignal();
    Check check =
        new Check(call.settings().checkRequest(), call.database(), new Talk(call.console()), stop);
    try (Termination termination = Termination.listen(stop)) {
      try {
        return tell(check.answer(), call);
      } catch (RunEnded e) {
        if (e.outcome() != Outcome.STOPPED) {
          throw CommandFailed.because(e);
        }
        // Said here, for the process is gone as soon as the termination is closed.
        return stopped(e, call, termination);
      }
    }
  }

  private static int stopped(RunEnded e, Call call, Termination termination) throws UsageException {
    String sentence = e.failure().message();
    call.console().fail(sentence);
    if (call.json()) {
      call.console().result(FailureJson.of(sentence, null, e.outcome().exitCode()));
    }
    return termination.exitCode(e.outcome());
  }

  private static CommandFailed notUpToDate(NotUpToDate answer) {
    return CommandFailed.no(
        "Target database is not up to date.",
        "It is at " + named(answer.rows()) + ", the scripts are at " + named(answer.heads()) + ".");
  }

  private static String named(List<String> rows) {
    return rows.isEmpty() ? "base" : String.join(", ", rows);
  }

  private static int tell(CheckAnswer answer, Call call) throws UsageException, CommandFailed {
    if (answer instanceof NotUpToDate not) {
      throw notUpToDate(not);
    }
    Compared compared = (Compared) answer;
    Console console = call.console();
    List<Difference> differences = compared.differences();
    if (call.json()) {
      console.result(line(compared));
    } else if (differences.isEmpty()) {
      console.result("No new upgrade operations detected.");
    } else {
      differences.forEach(difference -> console.result(difference.text()));
    }
    if (differences.isEmpty()) {
      return 0;
    }
    console.fail("New upgrade operations detected: " + differences.size());
    return CommandFailed.NO;
  }

  private static String line(Compared answer) {
    return JsonLine.of(
        json -> {
          json.writeArrayFieldStart("differences");
          for (Difference difference : answer.differences()) {
            write(difference, json);
          }
          json.writeEndArray();
          json.writeStringField("wantedFingerprint", answer.wanted());
          json.writeStringField("foundFingerprint", answer.found());
        });
  }

  private static void write(Difference difference, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("operation", difference.operation());
    json.writeStringField("kind", difference.kind().words());
    json.writeStringField("name", difference.name());
    if (difference instanceof Changed changed) {
      json.writeStringField("attribute", changed.attribute());
      json.writeStringField("wanted", changed.wanted());
      json.writeStringField("found", changed.found());
    }
    json.writeStringField("text", difference.text());
    json.writeEndObject();
  }

  /** What goes on meanwhile, for people. */
  private record Talk(Console console) implements CheckEvents {

    @Override
    public void shadowReady(String name, boolean created) {
      console.say(
          "Building the wanted schema in "
              + name
              + (created ? ", which is dropped again" : ", which is emptied again"));
    }

    @Override
    public void warning(String sentence) {
      console.warn(sentence + ".");
    }
  }
}
