package dev.athanor.sandbox.jobs;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The entry point of the migrations image, as a process of this machine's Java. */
public final class EngineCommand {
  private static final String MAIN = "dev.athanor.engine.cli.Athanor";
  private static final List<String> ONE_CLASS_OF_EACH_JAR =
      List.of(MAIN, "org.postgresql.Driver", "com.fasterxml.jackson.core.JsonFactory");

  private EngineCommand() {}

  /**
   * Java with only the engine's own class path, so that nothing of the sandbox can help it along.
   *
   * @throws IllegalStateException when the engine is not on this process's class path
   */
  public static List<String> entryPoint() {
    Set<String> classPath = new LinkedHashSet<>();
    ONE_CLASS_OF_EACH_JAR.forEach(name -> classPath.add(location(name).toString()));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        classPath.stream().collect(Collectors.joining(System.getProperty("path.separator"))),
        MAIN);
  }

  private static Path location(String className) {
    try {
      Class<?> type = Class.forName(className, false, EngineCommand.class.getClassLoader());
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException("The engine is not on the class path: " + className, e);
    }
  }
}
