package dev.athanor.engine.command;

import dev.athanor.engine.history.Progress.Seen;
import dev.athanor.engine.json.JsonLine;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.run.Resolution;
import dev.athanor.engine.run.Resolution.Answer;
import dev.athanor.engine.run.Resolution.Resolved;

/** {@code resolve}: whether a statement that was begun, and nobody noted its end, was done. */
final class ResolveCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    if (call.has(Option.DONE) == call.has(Option.REDO)) {
      throw new UsageException(
          "Look at the database, then say --done if the statement was done, or --redo if not.");
    }
    Resolution resolution =
        new Resolution(
            call.settings().historyRequest(),
            call.operand(),
            call.has(Option.DONE) ? Answer.DONE : Answer.REDO,
            call.arguments().value(Option.STATEMENT));
    return HistoryWork.of(
        call, (events, stop) -> tell(resolution.resolve(call.database(), events, stop), call));
  }

  private static void tell(Resolved resolved, Call call) throws UsageException {
    if (call.json()) {
      call.console().result(line(resolved));
      return;
    }
    Seen seen = resolved.was().seen();
    call.console()
        .result(
            "Revision "
                + resolved.revision()
                + ", "
                + (seen == null
                    ? "a statement that an older Athanor began"
                    : seen.file() + ":" + seen.line())
                + ": "
                + meaning(resolved));
    if (seen != null) {
      call.console().result("  " + seen.masked());
    }
  }

  private static String meaning(Resolved resolved) {
    if (!resolved.inScript()) {
      return "settled; the script does not have it any more, and the next run does what that says";
    }
    return resolved.answer() == Answer.DONE
        ? "done; the next run passes over it"
        : "not done; the next run does it again";
  }

  private static String line(Resolved resolved) {
    return JsonLine.of(
        json -> {
          json.writeStringField("revision", resolved.revision());
          json.writeStringField("direction", resolved.was().direction());
          json.writeStringField("answer", resolved.answer().wire());
          json.writeBooleanField("inScript", resolved.inScript());
          Seen seen = resolved.was().seen();
          if (seen != null) {
            json.writeStringField("file", seen.file());
            json.writeNumberField("line", seen.line());
            json.writeStringField("statement", seen.masked());
          }
        });
  }
}
