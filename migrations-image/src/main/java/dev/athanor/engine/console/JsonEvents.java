package dev.athanor.engine.console;

import dev.athanor.engine.json.JsonLine;
import dev.athanor.engine.plan.Direction;
import dev.athanor.engine.plan.Step;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.run.RunEvents;
import java.time.Duration;
import java.util.List;

/**
 * A run as it goes, a JSON object a line; none has a member {@code contract}, as the report has.
 */
public final class JsonEvents implements RunEvents {

  private final Console console;

  public JsonEvents(Console console) {
    this.console = console;
  }

  /** The report's word for a step's direction. */
  static String wire(Step step) {
    return (step.direction() == Direction.UPGRADE
            ? RunReport.Direction.UPGRADE
            : RunReport.Direction.DOWNGRADE)
        .wire();
  }

  private void event(String name, JsonLine.Members more) {
    console.result(
        JsonLine.of(
            json -> {
              json.writeStringField("event", name);
              more.write(json);
            }));
  }

  @Override
  public void waitingForLock(String holder) {
    event("waitingForLock", json -> json.writeStringField("holder", holder));
  }

  @Override
  public void stepStarted(Step step) {
    event(
        "stepStarted",
        json -> {
          json.writeStringField("revision", step.revision().id());
          json.writeStringField("direction", wire(step));
          json.writeStringField("message", step.revision().message());
        });
  }

  @Override
  public void stamping(List<String> from, List<String> to) {
    event(
        "stamping",
        json -> {
          JsonLine.strings(json, "from", from);
          JsonLine.strings(json, "to", to);
        });
  }

  @Override
  public void waitingForTable(String holder) {
    event("waitingForTable", json -> json.writeStringField("holder", holder));
  }

  @Override
  public void stepApplied(AppliedStep step) {
    event(
        "stepApplied",
        json -> {
          json.writeStringField("revision", step.revision());
          json.writeStringField("direction", step.direction().wire());
          json.writeNumberField("millis", step.millis());
        });
  }

  @Override
  public void statementSkipped(String revision, String file, int line) {
    event(
        "statementSkipped",
        json -> {
          json.writeStringField("revision", revision);
          json.writeStringField("file", file);
          json.writeNumberField("line", line);
        });
  }

  @Override
  public void retrying(String revision, String sqlState, Duration pause) {
    event(
        "retrying",
        json -> {
          json.writeStringField("revision", revision);
          json.writeStringField("sqlState", sqlState);
          json.writeNumberField("pauseMillis", pause.toMillis());
        });
  }

  @Override
  public void warning(String sentence) {
    event("warning", json -> json.writeStringField("message", sentence));
  }
}
