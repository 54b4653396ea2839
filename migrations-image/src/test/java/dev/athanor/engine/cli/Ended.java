package dev.athanor.engine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.athanor.engine.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a command in this process left behind. */
record Ended(int code, List<String> results, List<String> talk) {

  /**
   * Calls a command.
   *
   * @param line the words after {@code athanor}, parted by blanks
   */
  static Ended of(String line, Path folder, Map<String, String> environment) {
    ByteArrayOutputStream results = new ByteArrayOutputStream();
    ByteArrayOutputStream talk = new ByteArrayOutputStream();
    int code =
        new CommandLine(new Console(results, talk), environment, folder).run(line.split(" ", -1));
    return new Ended(code, lines(results), lines(talk));
  }

  private static List<String> lines(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8).lines().toList();
  }

  JsonNode json(int line) {
    try {
      return new ObjectMapper().readTree(results.get(line));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
