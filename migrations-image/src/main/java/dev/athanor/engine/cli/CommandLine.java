package dev.athanor.engine.cli;

import dev.athanor.engine.command.Action;
import dev.athanor.engine.command.Actions;
import dev.athanor.engine.command.Call;
import dev.athanor.engine.command.CommandFailed;
import dev.athanor.engine.command.Settings;
import dev.athanor.engine.command.SettingsTable;
import dev.athanor.engine.console.Console;
import dev.athanor.engine.console.Console.Talk;
import dev.athanor.engine.console.RunResult;
import dev.athanor.engine.console.Terminal;
import dev.athanor.engine.database.InvalidDatabaseUrl;
import dev.athanor.engine.json.JsonLine;
import dev.athanor.engine.line.Arguments;
import dev.athanor.engine.line.Command;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.settings.SettingsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** From arguments to an exit code. */
final class CommandLine {

  /** BSD's EX_SOFTWARE: no answer to anything that was asked. */
  private static final int FAULT = 70;

  private final Console console;
  private final Map<String, String> environment;
  private final Path workingDirectory;

  CommandLine(Console console, Map<String, String> environment, Path workingDirectory) {
    this.console = console;
    this.environment = environment;
    this.workingDirectory = workingDirectory;
  }

  /** Runs a command and gives its exit code. */
  int run(String... line) {
    try {
      return run(Arguments.parse(List.of(line), environment));
    } catch (UsageException e) {
      return wrongUsage(e.getMessage(), Cause.INVALID_ARGUMENT);
    } catch (InvalidDatabaseUrl e) {
      return wrongUsage(e.getMessage(), Cause.INVALID_SETTINGS);
    } catch (SettingsException e) {
      return wrongUsage(e.getMessage(), Cause.INVALID_SETTINGS);
    } catch (RuntimeException e) {
      return fault(e, List.of(line));
    }
  }

  /** The trace is for whoever mends it; everyone else needs the sentence. */
  private int fault(RuntimeException e, List<String> line) {
    StackTraceElement[] trace = e.getStackTrace();
    boolean verbose = line.contains(Option.VERBOSE.written());
    console.fail(
        "A fault in Athanor itself: "
            + e
            + (trace.length == 0 ? "" : " at " + trace[0])
            + "\n  Please report it with "
            + (verbose ? "this text." : "what --verbose adds to this."));
    if (verbose) {
      Stream.of(trace).forEach(element -> console.say("    at " + element));
    }
    return FAULT;
  }

  private int run(Arguments given) throws UsageException {
    Console speaking = speaking(given);
    Command command = given.command();
    if (given.has(Option.VERSION)) {
      speaking.result("athanor " + Athanor.version());
      return 0;
    }
    if (command == null && !given.has(Option.HELP)) {
      throw new UsageException("Which command? athanor --help lists them.");
    }
    if (command == null || command == Command.HELP || given.has(Option.HELP)) {
      Help.asked(given, speaking.colors()).forEach(speaking::result);
      return 0;
    }
    if (command == Command.COMPLETION) {
      Completion.of(given.words().get(0)).forEach(speaking::result);
      return 0;
    }
    return act(command, given, speaking);
  }

  private int act(Command command, Arguments given, Console speaking) throws UsageException {
    Arguments arguments = EnvironmentFile.readInto(given, workingDirectory);
    Settings settings = new Settings(arguments, workingDirectory, Athanor.version());
    if (given.has(Option.VERBOSE) && command != Command.INIT) {
      SettingsTable.of(settings.project(), arguments.environment()).forEach(speaking::detail);
    }
    Action action = Actions.of(command);
    try {
      return action.run(new Call(command, arguments, settings, speaking));
    } catch (CommandFailed e) {
      return failed(e, settings.json(), speaking);
    }
  }

  private Console speaking(Arguments given) throws UsageException {
    String color = given.choice(Option.COLOR, "auto");
    Talk talk =
        given.has(Option.QUIET)
            ? Talk.QUIET
            : given.has(Option.VERBOSE) ? Talk.VERBOSE : Talk.USUAL;
    return console.speaking(
        talk,
        Terminal.STANDARD_OUTPUT.palette(color, environment),
        Terminal.STANDARD_ERROR.palette(color, environment));
  }

  private static int failed(CommandFailed e, boolean json, Console console) {
    String reason = e.reason();
    console.fail(e.getMessage() + (reason == null ? "" : "\n  " + reason));
    if (json) {
      console.result(
          JsonLine.of(
              line -> {
                line.writeObjectFieldStart("failure");
                line.writeStringField("message", e.getMessage());
                if (reason != null) {
                  line.writeStringField("reason", reason);
                }
                line.writeEndObject();
                line.writeNumberField("exitCode", e.exitCode());
              }));
    }
    return e.exitCode();
  }

  private int wrongUsage(String sentence, Cause cause) {
    console.fail(sentence);
    RunResult.tellOfWrongUsage(sentence, cause, Arguments.none(environment), console);
    return Outcome.USAGE.exitCode();
  }
}
