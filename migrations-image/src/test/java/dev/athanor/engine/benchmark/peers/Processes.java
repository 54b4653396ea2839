package dev.athanor.engine.benchmark.peers;

import static java.util.Objects.requireNonNull;

import dev.athanor.engine.benchmark.peers.Figures.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs processes, and measures them. */
final class Processes {

  static final Path NOWHERE = Path.of("/dev/null");

  private final Path measure;
  private final Path said;

  /** A process that measures: a JVM cannot ask what a child of its took. */
  Processes(Path folder) throws IOException {
    this.measure = folder.resolve("measure.py");
    this.said = folder.resolve("said.txt");
    try (InputStream script = Processes.class.getResourceAsStream("measure.py")) {
      Files.write(measure, requireNonNull(script).readAllBytes());
    }
  }

  /** Runs a command to its end, which has to be a good one. */
  static void run(List<String> command, String url, Path output) {
    ProcessBuilder builder = builder(command, url);
    builder.redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.PIPE);
    String unused = ended(builder, command);
  }

  /** Runs a command to its end, which has to be a good one, and says what it took. */
  Run measured(List<String> command, String url) {
    List<String> whole = new ArrayList<>(List.of("python3", measure.toString(), said.toString()));
    whole.addAll(command);
    String[] figures = ended(builder(whole, url), whole).strip().split(" ", -1);
    return new Run(
        Double.parseDouble(figures[0]), Double.parseDouble(figures[1]), Long.parseLong(figures[2]));
  }

  private static ProcessBuilder builder(List<String> command, String url) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("DATABASE_URL", url);
    return builder;
  }

  private static String ended(ProcessBuilder builder, List<String> command) {
    try {
      Process process = builder.start();
      String output =
          process.getInputStream() == null
              ? ""
              : new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + " failed: " + output + errors);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
