package dev.athanor.engine.console;

import dev.athanor.engine.line.Arguments;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.report.RunReportJson;
import java.util.List;

/** Tells how a run ended to whoever waits for it: a person, a program, Kubernetes. */
public final class RunResult {

  private final Console console;
  private final TerminationLog log;
  private final boolean json;
  private final boolean startedAsRun;

  private RunResult(Console console, TerminationLog log, boolean json, boolean startedAsRun) {
    this.console = console;
    this.log = log;
    this.json = json;
    this.startedAsRun = startedAsRun;
  }

  /**
   * How it is told here.
   *
   * @param json whether a program reads along
   */
  public static RunResult of(Arguments arguments, Console console, boolean json)
      throws UsageException {
    return new RunResult(
        console, TerminationLog.of(arguments), json, arguments.variable("ATHANOR_RUN") != null);
  }

  public void tell(RunReport report) {
    List<String> failure = Summary.failure(report);
    if (!failure.isEmpty()) {
      console.fail(String.join("\n", failure));
    }
    if (!json) {
      Summary.result(report).forEach(console::result);
    }
    log.write(report, console);
    if (json || startedAsRun) {
      console.result(RunReportJson.write(report));
    }
  }

  /** Who started this as a run waits for a report, also of what was wrong with the call. */
  public static void tellOfWrongUsage(
      String sentence, Cause cause, Arguments environment, Console console) {
    String run = environment.variable("ATHANOR_RUN");
    if (run == null) {
      return;
    }
    Failure failure = new Failure(cause, sentence, null, null, null, null, null, false);
    RunReport report = RunReport.unread(run, Outcome.USAGE, failure);
    try {
      TerminationLog.of(environment).write(report, console);
    } catch (UsageException e) {
      console.fail(e.getMessage());
    }
    console.result(RunReportJson.write(report));
  }
}
