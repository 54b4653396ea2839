package dev.athanor.engine.cli;

import dev.athanor.engine.console.Console;
import java.nio.file.Path;
import java.util.Map;

/** The command {@code athanor}. */
public final class Athanor {

  private Athanor() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Console console = Console.ofProcess();
    Map<String, String> environment = System.getenv();
    int exitCode =
        new CommandLine(console, environment, Path.of("").toAbsolutePath()).run(arguments);
    // Runtime.exit sets up the logging of the JDK (JDK-8301627), a tenth of the time of a run that
    // has nothing to do.
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /** The version of this build; "unversioned" where classes run without their jar. */
  static String version() {
    String version = Athanor.class.getPackage().getImplementationVersion();
    return version == null ? "unversioned" : version;
  }
}
