package dev.athanor.engine.command;

import dev.athanor.engine.json.JsonLine;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.run.Acceptance;
import dev.athanor.engine.run.Discrepancy;
import java.util.List;

/** {@code accept}: scripts count as what the database has, though they are not what was run. */
final class AcceptCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    List<String> named = call.arguments().words();
    if (named.isEmpty() != call.has(Option.ALL)) {
      throw new UsageException("Name the revisions to accept, or say --all; not both.");
    }
    Acceptance acceptance = new Acceptance(call.settings().historyRequest(), named);
    return HistoryWork.of(
        call, (events, stop) -> tell(acceptance.accept(call.database(), events, stop), call));
  }

  private static void tell(List<Discrepancy> accepted, Call call) throws UsageException {
    if (call.json()) {
      call.console().result(line(accepted));
    } else if (accepted.isEmpty()) {
      call.console().result("Nothing to accept: every script is what the database has.");
    } else {
      accepted.forEach(
          each ->
              call.console()
                  .result(
                      "Accepted "
                          + each.revision()
                          + " as it is in "
                          + each.file()
                          + " ("
                          + each.kind().wire()
                          + ")"));
    }
  }

  private static String line(List<Discrepancy> accepted) {
    return JsonLine.of(
        json -> {
          json.writeArrayFieldStart("accepted");
          for (Discrepancy each : accepted) {
            json.writeStartObject();
            json.writeStringField("revision", each.revision());
            json.writeStringField("file", each.file());
            json.writeStringField("kind", each.kind().wire());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
