package dev.athanor.engine.command;

import dev.athanor.engine.catalog.Difference;
import dev.athanor.engine.check.Check;
import dev.athanor.engine.check.CheckAnswer;
import dev.athanor.engine.check.CheckAnswer.Compared;
import dev.athanor.engine.check.CheckAnswer.NotUpToDate;
import dev.athanor.engine.console.Console;
import dev.athanor.engine.json.JsonLine;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.CurrentRows.Unreadable;
import dev.athanor.engine.run.RunEnded;
import dev.athanor.engine.run.StatusReader;
import dev.athanor.engine.run.StopSignal;
import java.util.List;

/** {@code check}: whether the database's schema is the wanted one; Alembic's sentences. */
final class CheckCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    StopSignal stop = new StopSignal();
    Check check =
        new Check(
            call.settings().checkRequest(),
            call.database(),
            new ComparisonTalk(call.console(), "the wanted schema"),
            stop);
    try (Termination termination = Termination.listen(stop)) {
      try {
        CheckAnswer answer = check.answer();
        warnOfScripts(call);
        return tell(answer, call);
      } catch (RunEnded e) {
        if (e.outcome() != Outcome.STOPPED) {
          throw CommandFailed.because(e);
        }
        // Said here, for the process is gone as soon as the termination is closed.
        return ComparisonTalk.stopped(e, call, termination);
      }
    }
  }

  /** What was run may not be what the scripts say, whatever the schema looks like. */
  private static void warnOfScripts(Call call) throws CommandFailed {
    try {
      StatusReader.read(call.database(), call.settings().versionTable(), call.scripts())
          .discrepancies()
          .forEach(each -> call.console().warn(each.sentence()));
    } catch (Unreadable e) {
      throw CommandFailed.because(e);
    }
  }

  private static int tell(CheckAnswer answer, Call call) throws UsageException, CommandFailed {
    if (answer instanceof NotUpToDate not) {
      throw ComparisonTalk.notUpToDate(not);
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
          DifferenceJson.write(json, "differences", answer.differences());
          json.writeStringField("wantedFingerprint", answer.wanted());
          json.writeStringField("foundFingerprint", answer.found());
        });
  }
}
