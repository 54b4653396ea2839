package dev.athanor.engine.console;

import dev.athanor.engine.json.JsonLine;
import dev.athanor.engine.plan.Direction;
import dev.athanor.engine.plan.RowStatement;
import dev.athanor.engine.plan.Step;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.run.PlannedMigration;
import dev.athanor.engine.run.RunEvents;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What a plan would do, step by step; all else goes to others. */
public final class PlanEvents implements RunEvents {

  private final RunEvents others;
  private final Console console;
  private final boolean json;

  public PlanEvents(RunEvents others, Console console, boolean json) {
    this.others = others;
    this.console = console;
    this.json = json;
  }

  @Override
  public void planned(List<PlannedMigration> steps) {
    int number = 1;
    for (PlannedMigration step : steps) {
      if (json) {
        console.result(line(step));
      } else {
        text(step, number++).forEach(console::result);
      }
    }
  }

  private List<String> text(PlannedMigration planned, int number) {
    Step step = planned.step();
    String message = step.revision().message();
    return List.of(
        "%3d  %s %s%s%s"
            .formatted(
                number,
                way(step),
                console.colors().paint(Palette.Color.YELLOW, step.revision().id()),
                message.isEmpty() ? "" : ", " + message,
                planned.destructive()
                    ? console.colors().paint(Palette.Color.RED, " (can lose data)")
                    : ""),
        "       %s:%d, %s%s"
            .formatted(
                planned.file(),
                planned.part().firstLine(),
                planned.statements() == 1 ? "1 statement" : planned.statements() + " statements",
                planned.part().autocommit() ? ", outside a transaction" : ""),
        "       rows: "
            + step.rows().stream().map(PlanEvents::text).collect(Collectors.joining(", ")));
  }

  private static String way(Step step) {
    return step.direction() == Direction.UPGRADE ? "upgrade" : "downgrade";
  }

  private static String text(RowStatement row) {
    if (row instanceof RowStatement.Update update) {
      return update.from() + " -> " + update.to();
    }
    return row instanceof RowStatement.Insert insert
        ? "+ " + insert.revision()
        : "- " + ((RowStatement.Delete) row).revision();
  }

  private static String line(PlannedMigration planned) {
    return JsonLine.of(
        json -> {
          json.writeStringField("event", "planned");
          json.writeStringField("revision", planned.step().revision().id());
          json.writeStringField("direction", JsonEvents.wire(planned.step()));
          json.writeStringField("message", planned.step().revision().message());
          json.writeStringField("file", planned.file());
          json.writeNumberField("line", planned.part().firstLine());
          json.writeNumberField("statements", planned.statements());
          json.writeBooleanField("autocommit", planned.part().autocommit());
          json.writeBooleanField("destructive", planned.destructive());
          JsonLine.strings(
              json, "rows", planned.step().rows().stream().map(PlanEvents::text).toList());
        });
  }

  @Override
  public void waitingForLock(String holder) {
    others.waitingForLock(holder);
  }

  @Override
  public void stepStarted(Step step) {
    others.stepStarted(step);
  }

  @Override
  public void stepApplied(AppliedStep step) {
    others.stepApplied(step);
  }

  @Override
  public void statementSkipped(String revision, String file, int line) {
    others.statementSkipped(revision, file, line);
  }

  @Override
  public void retrying(String revision, String sqlState, Duration pause) {
    others.retrying(revision, sqlState, pause);
  }

  @Override
  public void warning(String sentence) {
    others.warning(sentence);
  }
}
