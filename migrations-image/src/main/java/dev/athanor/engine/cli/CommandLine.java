package dev.athanor.engine.cli;

import dev.athanor.engine.command.Actions;
import dev.athanor.engine.command.Call;
import dev.athanor.engine.command.CommandFailed;
import dev.athanor.engine.command.Settings;
import dev.athanor.engine.command.SettingsTable;
import dev.athanor.engine.console.Console;
import dev.athanor.engine.console.Console.Talk;
import dev.athanor.engine.console.Terminal;
import dev.athanor.engine.database.InvalidDatabaseUrl;
import dev.athanor.engine.line.Arguments;
import dev.athanor.engine.line.Command;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.settings.SettingsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** From arguments to an exit code. */
final class CommandLine {

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
    FailedCall failed = new FailedCall(List.of(line), environment, console);
    try {
      Arguments given = Arguments.parse(List.of(line), environment);
      return LostResults.exitCode(run(given, failed), given, console);
    } catch (UsageException e) {
      return failed.wrongUsage(e.getMessage(), Cause.INVALID_ARGUMENT);
    } catch (RuntimeException | Error e) {
      // An Error too: a JVM that ends by one has the exit code of an honest "no".
      return failed.fault(e);
    }
  }

  private int run(Arguments given, FailedCall failed) throws UsageException {
    Console speaking = speaking(given);
    FailedCall spoken = new FailedCall(failed.line(), environment, speaking);
    try {
      return answer(given, speaking);
    } catch (CommandFailed e) {
      return spoken.because(e);
    } catch (UsageException e) {
      return spoken.wrongUsage(e.getMessage(), Cause.INVALID_ARGUMENT);
    } catch (InvalidDatabaseUrl e) {
      return spoken.wrongUsage(e.getMessage(), Cause.INVALID_SETTINGS);
    } catch (SettingsException e) {
      return spoken.wrongUsage(e.getMessage(), Cause.INVALID_SETTINGS);
    }
  }

  private int answer(Arguments given, Console speaking) throws UsageException, CommandFailed {
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

  private int act(Command command, Arguments given, Console speaking)
      throws UsageException, CommandFailed {
    Arguments arguments = EnvironmentFile.readInto(given, workingDirectory);
    Settings settings = new Settings(arguments, workingDirectory, Athanor.version());
    settings.refuseUnknownOutput();
    if (given.has(Option.VERBOSE) && command != Command.INIT) {
      SettingsTable.of(settings.project(), arguments.environment()).forEach(speaking::detail);
    }
    return Actions.of(command).run(new Call(command, arguments, settings, speaking));
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
}
