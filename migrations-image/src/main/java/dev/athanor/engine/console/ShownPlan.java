package dev.athanor.engine.console;

import dev.athanor.engine.preview.PlanSql;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.PlanSqlLine;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.PlannedSteps;
import dev.athanor.engine.run.PlannedMigration;
import dev.athanor.engine.run.RunEvents;
import java.io.IOException;
import java.util.List;

/**
 * Remembers the plan of a run, and prints its SQL for whoever started the run when nothing of it
 * was carried out: it does not fit into a report.
 */
public final class ShownPlan extends ForwardedEvents {

  /** Container runtimes break lines of more than 16 KiB. */
  private static final int PIECE = 2048;

  private final Console console;
  private List<PlannedMigration> steps = List.of();

  public ShownPlan(RunEvents others, Console console) {
    super(others);
    this.console = console;
  }

  @Override
  public void planned(List<PlannedMigration> planned) {
    steps = planned;
    super.planned(planned);
  }

  /** Prints the SQL, where somebody is to look at it, and gives the report with its checksum. */
  public RunReport shownIn(RunReport report) {
    PlannedSteps plan = report.plan();
    boolean waits = report.outcome() == Outcome.PLANNED || report.outcome() == Outcome.REFUSED;
    if (!waits || plan == null || steps.isEmpty()) {
      return report;
    }
    try {
      PlanSql sql = PlanSql.of(plan.id(), steps, PlanSql.MOST);
      print(sql.text());
      return report.with(plan.shown(sql.checksum()));
    } catch (IOException e) {
      warning("The SQL of the plan cannot be shown: " + e.getMessage() + ".");
      return report;
    }
  }

  private void print(String text) {
    int end;
    for (int at = 0; at < text.length(); at = end) {
      end = Math.min(text.length(), at + PIECE);
      if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
      console.result(PlanSqlLine.write(text.substring(at, end)));
    }
  }
}
