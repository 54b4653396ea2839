package dev.athanor.engine.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A folder for scripts, as {@code init} makes it. */
public final class NewProject {

  private static final String VERSIONS = "versions";

  private static final List<String> FILES = List.of("athanor.ini", "README");

  private NewProject() {}

  /**
   * Makes the folder, {@code versions} in it, a settings file and a README.
   *
   * @param folder the folder as it was named; must be empty or not there
   * @param absolute the same, resolved
   * @param done told of each thing that was made, in Alembic's words
   * @throws AuthoringException if there is something in the folder, or it cannot be written
   */
  public static void create(String folder, Path absolute, Consumer<String> done) {
    requireEmpty(folder, absolute);
    directory(absolute, done);
    directory(absolute.resolve(VERSIONS), done);
    for (String name : FILES) {
      Path file = absolute.resolve(name);
      try {
        WholeFile.create(file, template(name));
      } catch (IOException e) {
        throw WholeFile.notWritten(file, e);
      }
      done.accept("Generating %s ...  done".formatted(file));
    }
  }

  private static void requireEmpty(String folder, Path absolute) {
    if (!Files.exists(absolute)) {
      return;
    }
    if (!Files.isDirectory(absolute)) {
      throw new AuthoringException("%s is a file; name a folder".formatted(folder));
    }
    try (Stream<Path> entries = Files.list(absolute)) {
      if (entries.findAny().isPresent()) {
        throw new AuthoringException(
            "Directory %s already exists and is not empty".formatted(folder));
      }
    } catch (IOException e) {
      throw WholeFile.notWritten(absolute, e);
    }
  }

  private static void directory(Path folder, Consumer<String> done) {
    if (Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw WholeFile.notWritten(folder, e);
    }
    done.accept("Creating directory %s ...  done".formatted(folder));
  }

  private static String template(String name) throws IOException {
    try (InputStream in = NewProject.class.getResourceAsStream("project/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the template " + name + " is not in this jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
