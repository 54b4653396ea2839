package dev.athanor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A table of the reference that is made of the code, between two marks that name it. */
public final class ReferenceTable {

  private static final Path REFERENCE = Path.of("..", "docs", "reference");

  private ReferenceTable() {}

  /**
   * Fails where the file does not show the table, or writes it there if {@code reference.write} is
   * set.
   *
   * @param name the file's marks are {@code <!-- name -->} and {@code <!-- end of name -->}
   * @param test that writes it
   */
  public static void assertShown(String file, String name, String table, Class<?> test)
      throws IOException {
    Path path = REFERENCE.resolve(file);
    String text = Files.readString(path);
    String begin = "<!-- " + name + " -->\n";
    String expected =
        text.substring(0, text.indexOf(begin))
            + begin
            + table
            + text.substring(text.indexOf("<!-- end of " + name + " -->\n"));
    if (Boolean.getBoolean("reference.write")) {
      Files.writeString(path, expected);
    }
    assertThat(Files.readString(path))
        .as(
            "%s does not show the %s any more: ./mvnw -pl migrations-image test -Dtest=%s"
                + " -Dreference.write=true",
            path, name, test.getSimpleName())
        .isEqualTo(expected);
  }
}
