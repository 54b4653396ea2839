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
    System.exit(new CommandLine(console, environment, Path.of("").toAbsolutePath()).run(arguments));
  }

  /** The version of this build; "unversioned" where classes run without their jar. */
  static String version() {
    String version = Athanor.class.getPackage().getImplementationVersion();
    return version == null ? "unversioned" : version;
  }
}
