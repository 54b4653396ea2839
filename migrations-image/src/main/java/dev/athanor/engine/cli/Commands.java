package dev.athanor.engine.cli;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.InvalidDatabaseUrl;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.report.RunReportJson;
import dev.athanor.engine.run.MigrationRun;
import dev.athanor.engine.run.RunEvents;
import dev.athanor.engine.run.RunRequest;
import dev.athanor.engine.run.StopSignal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** From arguments to an exit code. */
final class Commands {

  private final Console console;
  private final Map<String, String> environment;
  private final Path workingDirectory;

  Commands(Console console, Map<String, String> environment, Path workingDirectory) {
    this.console = console;
    this.environment = environment;
    this.workingDirectory = workingDirectory;
  }

  /** Runs a command and gives its exit code. */
  int run(String... line) {
    try {
      Arguments arguments = Arguments.parse(line, environment);
      if (arguments.has(Option.HELP)) {
        Help.lines().forEach(console::result);
        return 0;
      }
      if (arguments.has(Option.VERSION)) {
        console.result("athanor " + Athanor.version());
        return 0;
      }
      Command command = Command.of(arguments.words());
      Settings settings = new Settings(arguments, workingDirectory);
      return command.takesTarget()
          ? migrate(command, settings, arguments)
          : look(command, settings, arguments);
    } catch (UsageException e) {
      return wrongUsage(e.getMessage(), Cause.INVALID_ARGUMENT);
    } catch (InvalidDatabaseUrl e) {
      return wrongUsage(e.getMessage(), Cause.INVALID_SETTINGS);
    }
  }

  private int migrate(Command command, Settings settings, Arguments arguments)
      throws UsageException {
    RunRequest request = settings.request(command);
    boolean json = settings.json();
    TerminationLog log = TerminationLog.of(arguments);
    DatabaseSettings database = DatabaseSettings.fromEnvironment(environment);
    RunEvents events = json ? new JsonEvents(console) : new TextEvents(console);
    StopSignal stop = new StopSignal();
    try (Termination termination = Termination.listen(stop)) {
      RunReport report = new MigrationRun(request, database, events, stop).run();
      if (!json) {
        Summary.failure(report).forEach(console::say);
        Summary.result(report).forEach(console::result);
      }
      publish(report, log, json || settings.run() != null);
      return termination.exitCode(report.outcome());
    }
  }

  private void publish(RunReport report, TerminationLog log, boolean onStandardOutput) {
    log.write(report, console);
    if (onStandardOutput) {
      console.result(RunReportJson.write(report));
    }
  }

  private int look(Command command, Settings settings, Arguments arguments) throws UsageException {
    Views views = new Views(settings, environment, settings.json());
    try {
      List<String> lines =
          switch (command) {
            case CURRENT -> views.current(console);
            case HEADS -> views.heads();
            default -> views.history(arguments.has(Option.INDICATE_CURRENT));
          };
      lines.forEach(console::result);
      return 0;
    } catch (ViewFailed e) {
      console.say("FAILED: " + e.getMessage());
      return e.outcome().exitCode();
    }
  }

  /** Who started this as a run waits for a report, also of what was wrong with the call. */
  private int wrongUsage(String sentence, Cause cause) {
    console.say(sentence);
    String run = environment.get("ATHANOR_RUN");
    if (run != null && !run.isBlank()) {
      Failure failure = new Failure(cause, sentence, null, null, null, null, null, false);
      RunReport report = RunReport.unread(run, Outcome.USAGE, failure);
      try {
        publish(report, TerminationLog.of(Arguments.parse(new String[0], environment)), true);
      } catch (UsageException e) {
        console.result(RunReportJson.write(report));
      }
    }
    return Outcome.USAGE.exitCode();
  }
}
