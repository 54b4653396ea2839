package dev.athanor.engine.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real command in a process of its own. */
final class AthanorProcess {

  /** What the process left behind. */
  record Ended(int exitCode, List<String> output, List<String> errors) {

    String lastLine() {
      return output.get(output.size() - 1);
    }
  }

  /** The jar that people run, where Maven has made it. */
  private static final String CLASS_PATH =
      System.getProperty("athanor.jar", System.getProperty("java.class.path"));

  private final Process process;
  private final List<String> output = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final Thread errorReader;
  private final BufferedReader reader;

  private AthanorProcess(Process process) {
    this.process = process;
    this.reader = process.inputReader(StandardCharsets.UTF_8);
    this.errorReader =
        new Thread(() -> process.errorReader(StandardCharsets.UTF_8).lines().forEach(errors::add));
    errorReader.start();
  }

  static AthanorProcess start(Path folder, Map<String, String> environment, String... arguments) {
    try {
      return new AthanorProcess(builder(folder, environment, List.of(), arguments).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process before it is started, with more options of the Java runtime. */
  static ProcessBuilder builder(
      Path folder, Map<String, String> environment, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-cp", CLASS_PATH, Athanor.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().putAll(environment);
    return builder;
  }

  static Ended run(Path folder, Map<String, String> environment, String... arguments) {
    return start(folder, environment, arguments).end();
  }

  /** Reads standard output until a line holds the text. */
  void awaitLine(String text) {
    try {
      String line = reader.readLine();
      while (line != null) {
        output.add(line);
        if (line.contains(text)) {
          return;
        }
        line = reader.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("no line with " + text + " in " + output + errors);
  }

  /** SIGKILL, unless the process ends by itself within the time. */
  void killAfter(long millis) throws InterruptedException {
    if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      process.toHandle().destroyForcibly();
      process.waitFor();
    }
  }

  /** Waits, and says whether it ended by itself. */
  boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** SIGTERM. */
  void terminate() {
    // Process.destroy would close the streams that are still to be read.
    process.toHandle().destroy();
  }

  Ended end() {
    try {
      reader.lines().forEach(output::add);
      int exitCode = process.waitFor();
      errorReader.join();
      return new Ended(exitCode, output, errors);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the command ran", e);
    }
  }
}
