package dev.athanor.engine.cli;

import dev.athanor.engine.console.Console;
import dev.athanor.engine.report.Outcome;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Does in one process what runs do in many, so that a JVM that makes a start-up cache meanwhile
 * sees the classes they use (JEP 514).
 */
final class Training {

  private Training() {}

  /** The commands and what each ends with on a database that has nothing of the scripts yet. */
  private static Map<String, Outcome> commands() {
    Map<String, Outcome> commands = new LinkedHashMap<>();
    commands.put("heads", Outcome.ARRIVED);
    commands.put("history --verbose", Outcome.ARRIVED);
    commands.put("plan head", Outcome.ARRIVED);
    commands.put("upgrade head", Outcome.ARRIVED);
    commands.put("migrate base --output json", Outcome.ARRIVED);
    commands.put("migrate no-such-revision --output json", Outcome.TARGET_REFUSED);
    commands.put("migrate head --plan-only --output json", Outcome.ARRIVED);
    commands.put("migrate head --output json", Outcome.ARRIVED);
    commands.put("current", Outcome.ARRIVED);
    commands.put("status", Outcome.ARRIVED);
    commands.put("upgrade head --verbose", Outcome.ARRIVED);
    return commands;
  }

  /** Runs them over the folder of scripts that is named, on the database of the environment. */
  public static void main(String[] arguments) {
    Console console = Console.ofProcess();
    commands()
        .forEach(
            (command, end) -> {
              int exitCode =
                  new CommandLine(console, System.getenv(), Path.of(arguments[0]))
                      .run(command.split(" "));
              if (exitCode != end.exitCode()) {
                console.fail(command + " ended with " + exitCode + "; there is no use in training");
                System.exit(1);
              }
            });
  }
}
