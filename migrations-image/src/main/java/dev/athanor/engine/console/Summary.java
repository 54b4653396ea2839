package dev.athanor.engine.console;

import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.report.RunReport.PlannedStep;
import dev.athanor.engine.report.RunReport.PlannedSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A report for people. */
public final class Summary {

  private static final int STATEMENT_WIDTH = 200;

  private Summary() {}

  /** What the run came to, for standard output. */
  public static List<String> result(RunReport report) {
    List<String> lines = new ArrayList<>();
    PlannedSteps plan = report.plan();
    if (plan != null
        && (report.outcome() == Outcome.PLANNED || report.outcome() == Outcome.REFUSED)) {
      plan(report, plan, lines);
    }
    if (report.outcome() == Outcome.ARRIVED) {
      lines.add(place(report) + whatWasDone(report));
    }
    return lines;
  }

  private static void plan(RunReport report, PlannedSteps plan, List<String> lines) {
    if (report.outcome() == Outcome.REFUSED) {
      plan.steps().forEach(step -> lines.add("  " + step(report, step)));
    }
    lines.add(
        plan.steps().isEmpty()
            ? place(report) + ", nothing to do"
            : "plan " + plan.id() + " from " + rows(report.rowsBefore()));
  }

  /** Why the run did not arrive, a sentence and what belongs to it; empty where it did. */
  public static List<String> failure(RunReport report) {
    List<String> lines = new ArrayList<>();
    Failure failure = report.failure();
    if (failure == null) {
      return lines;
    }
    lines.add(failure.message());
    if (failure.file() != null) {
      lines.add("  at " + failure.file() + (failure.line() == null ? "" : ":" + failure.line()));
    }
    if (failure.statement() != null) {
      lines.add("  in " + shortened(failure.statement()));
    }
    if (failure.sqlState() != null) {
      lines.add("  SQLSTATE " + failure.sqlState());
    }
    if (failure.hint() != null) {
      lines.add("  Hint: " + failure.hint().replace("\n", "\n    "));
    }
    if (report.rowsAfter() != null) {
      lines.add(
          place(report)
              + (failure.partlyChanged()
                  ? " and partly beyond"
                  : report.applied().isEmpty() ? ", unchanged" : ", " + steps(report)));
    }
    return lines;
  }

  /** File and line are above it; a statement of pages would push them off the screen. */
  private static String shortened(String statement) {
    return statement.length() <= STATEMENT_WIDTH
        ? statement
        : statement.substring(0, STATEMENT_WIDTH) + " …";
  }

  private static String steps(RunReport report) {
    long millis = report.applied().stream().mapToLong(RunReport.AppliedStep::millis).sum();
    int steps = report.applied().size();
    return steps + (steps == 1 ? " step" : " steps") + " in " + millis + " ms";
  }

  private static String place(RunReport report) {
    RunReport.DatabaseIdentity database = report.database();
    return (database == null ? "The database" : "Database " + database.database())
        + " is at "
        + rows(report.rowsAfter());
  }

  private static String whatWasDone(RunReport report) {
    if (!report.applied().isEmpty()) {
      return ", " + steps(report);
    }
    boolean stamped = !Objects.equals(report.rowsBefore(), report.rowsAfter());
    return stamped ? "" : ", nothing to do";
  }

  private static String step(RunReport report, PlannedStep step) {
    return (report.direction() == RunReport.Direction.DOWNGRADE ? "downgrade " : "upgrade ")
        + step.revision()
        + (step.message().isEmpty() ? "" : ", " + step.message())
        + (step.destructive() ? " (can lose data)" : "");
  }

  private static String rows(@Nullable List<String> rows) {
    return rows == null ? "an unknown revision" : rows.isEmpty() ? "base" : String.join(", ", rows);
  }
}
