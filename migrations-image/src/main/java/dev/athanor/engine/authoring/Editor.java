package dev.athanor.engine.authoring;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The editor of the person at the terminal: {@code EDITOR}, else {@code VISUAL}, else one that is
 * commonly there.
 *
 * @param command the program, and the arguments before the file's name
 */
public record Editor(List<String> command) {

  private static final List<String> VARIABLES = List.of("EDITOR", "VISUAL");

  private static final List<String> COMMON =
      List.of("sensible-editor", "editor", "nano", "vim", "vi", "code", "notepad.exe");

  public Editor {
    command = List.copyOf(command);
  }

  /**
   * Finds the editor.
   *
   * @throws AuthoringException if there is none
   */
  public static Editor find(Map<String, String> environment) {
    return find(environment, Files::isExecutable);
  }

  static Editor find(Map<String, String> environment, Predicate<Path> isProgram) {
    List<List<String>> candidates = new ArrayList<>();
    for (String variable : VARIABLES) {
      String chosen = environment.get(variable);
      if (chosen != null && !chosen.isBlank()) {
        candidates.add(List.of(chosen.strip()));
        candidates.add(Arrays.asList(chosen.strip().split("\\s+")));
      }
    }
    COMMON.forEach(name -> candidates.add(List.of(name)));
    for (List<String> candidate : candidates) {
      Optional<Path> program = program(candidate.get(0), environment, isProgram);
      if (program.isPresent()) {
        List<String> command = new ArrayList<>(candidate);
        command.set(0, program.get().toString());
        return new Editor(command);
      }
    }
    throw executing(
        "No suitable editor found. Please set the \"EDITOR\" or \"VISUAL\" environment variables");
  }

  private static Optional<Path> program(
      String name, Map<String, String> environment, Predicate<Path> isProgram) {
    String path = environment.getOrDefault("PATH", "");
    try {
      Stream<Path> places =
          name.contains(File.separator)
              ? Stream.of(Path.of(name))
              : Arrays.stream(path.split(File.pathSeparator))
                  .filter(folder -> !folder.isEmpty())
                  .map(folder -> Path.of(folder, name));
      return places.filter(isProgram).findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * Opens a file and waits until the person is done with it.
   *
   * @throws AuthoringException if the editor could not be started or failed
   */
  public void open(Path file) throws InterruptedException {
    List<String> line = new ArrayList<>(command);
    line.add(file.toString());
    try {
      int code = new ProcessBuilder(line).inheritIO().start().waitFor();
      if (code != 0) {
        throw executing("%s ended with %d".formatted(command.get(0), code));
      }
    } catch (IOException e) {
      throw executing(String.valueOf(e.getMessage()));
    }
  }

  private static AuthoringException executing(String reason) {
    return new AuthoringException("Error executing editor (%s)".formatted(reason));
  }
}
