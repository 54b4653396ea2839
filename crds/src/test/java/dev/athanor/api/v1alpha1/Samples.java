package dev.athanor.api.v1alpha1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The resources that the API server must take, and those that it must refuse with a sentence. */
final class Samples {
  static final Path DIRECTORY = Path.of("src", "test", "resources", "samples");
  private static final String COMMENT = "# ";

  private Samples() {}

  static List<Path> valid() {
    return startingWith("valid-");
  }

  static List<Path> invalid() {
    return startingWith("invalid-");
  }

  /** What an invalid sample must be told: its first line. */
  static String expectedMessage(Path invalid) {
    try (Stream<String> lines = Files.lines(invalid)) {
      return lines
          .findFirst()
          .filter(line -> line.startsWith(COMMENT))
          .map(line -> line.substring(COMMENT.length()))
          .orElseThrow(() -> new IllegalStateException(invalid + " must begin with a comment"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> startingWith(String prefix) {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
