package dev.athanor.operator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that reads objects from its input and prints a line for each: {@code kind/name: health
 * (message)}. It computes with the code of the tool that it stands for.
 */
record Evaluator(Path program) {

  /** The program; without it the test says loudly that it did not run. */
  static Evaluator require(String name) {
    String variable = "ATHANOR_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    String path = System.getenv().getOrDefault("PATH", "");
    Optional<Path> program =
        Stream.concat(
                Stream.ofNullable(System.getenv(variable)).map(Path::of),
                Arrays.stream(path.split(File.pathSeparator, -1)).map(p -> Path.of(p, name)))
            .filter(Files::isExecutable)
            .findFirst();
    String skipped =
        "SKIPPED: no program %s in PATH and none that %s names: what the tool makes of the reasons is NOT proven."
            .formatted(name, variable);
    if (program.isEmpty()) {
      System.err.println(skipped);
    }
    assumeTrue(program.isPresent(), skipped);
    return new Evaluator(program.get());
  }

  List<String> read(String objects) throws IOException, InterruptedException {
    return run(objects, List.of(program.toString()));
  }

  /** Reads with a script of one's own. */
  List<String> read(String objects, String script) throws IOException, InterruptedException {
    Path file = Files.writeString(Files.createTempFile("health", ".lua"), script);
    try {
      return run(objects, List.of(program.toString(), file.toString()));
    } finally {
      Files.delete(file);
    }
  }

  private static List<String> run(String objects, List<String> command)
      throws IOException, InterruptedException {
    Path input = Files.writeString(Files.createTempFile("objects", ".yaml"), objects);
    try {
      Process process =
          new ProcessBuilder(new ArrayList<>(command))
              .redirectInput(input.toFile())
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("exit code of %s: %s", command, output).isZero();
      return output.lines().toList();
    } finally {
      Files.delete(input);
    }
  }
}
