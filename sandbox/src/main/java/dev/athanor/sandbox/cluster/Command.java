package dev.athanor.sandbox.cluster;

import dev.athanor.sandbox.files.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run to its end. */
record Command(List<String> words, Map<String, String> environment) {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int LAST_WORDS = 2_000;

  static Command shell(String line, Map<String, String> environment) {
    return new Command(List.of("sh", "-c", line), environment);
  }

  /**
   * Runs it.
   *
   * @throws IllegalStateException with its last words when it does not end well
   */
  void run() {
    try (TemporaryFolder folder = TemporaryFolder.create("command")) {
      Path output = folder.write("output", "");
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.environment().putAll(environment);
      Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw failed("did not end within %d minutes".formatted(PATIENCE.toMinutes()), output);
      }
      if (process.exitValue() != 0) {
        throw failed("ended with code %d".formatted(process.exitValue()), output);
      }
    } catch (IOException e) {
      throw new IllegalStateException("%s cannot be run: %s".formatted(words, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + words, e);
    }
  }

  private IllegalStateException failed(String how, Path output) {
    try {
      String said = Files.readString(output);
      String last = said.substring(Math.max(0, said.length() - LAST_WORDS));
      return new IllegalStateException("%s %s: %s".formatted(words, how, last.strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
