package dev.athanor.engine.console;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.athanor.engine.json.JsonLine;
import dev.athanor.engine.plan.Direction;
import dev.athanor.engine.plan.RowStatement;
import dev.athanor.engine.plan.Step;
import dev.athanor.engine.run.PlannedMigration;
import dev.athanor.engine.run.RunEvents;
import dev.athanor.engine.sql.Loss;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a plan would do, step by step; all else goes to others. */
public final class PlanEvents extends ForwardedEvents {

  private final Console console;
  private final boolean json;

  public PlanEvents(RunEvents others, Console console, boolean json) {
    super(others);
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
    Loss loss = planned.loss();
    return List.of(
        "%3d  %s %s%s%s"
            .formatted(
                number,
                way(step),
                console.colors().paint(Palette.Color.YELLOW, step.revision().id()),
                message.isEmpty() ? "" : ", " + message,
                loss == null
                    ? ""
                    : console
                        .colors()
                        .paint(Palette.Color.RED, " (can lose data: " + loss.place() + ")")),
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
          loss(planned.loss(), json);
          JsonLine.strings(
              json, "rows", planned.step().rows().stream().map(PlanEvents::text).toList());
        });
  }

  private static void loss(@Nullable Loss loss, JsonGenerator json) throws IOException {
    json.writeBooleanField("destructive", loss != null);
    if (loss != null) {
      json.writeObjectFieldStart("loss");
      json.writeStringField("statement", loss.statement());
      json.writeNumberField("line", loss.line());
      json.writeBooleanField("known", loss.known());
      json.writeEndObject();
    }
  }
}
