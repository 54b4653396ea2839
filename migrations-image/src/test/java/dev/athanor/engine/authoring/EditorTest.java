package dev.athanor.engine.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditorTest {

  private static final Set<Path> PROGRAMS =
      Set.of(
          Path.of("/usr/bin/nano"),
          Path.of("/usr/bin/vim"),
          Path.of("/usr/bin/code"),
          Path.of("/opt/my editor/ed"));

  @Test
  void isTheOneThatThePersonChose() {
    assertThat(found(Map.of("EDITOR", "vim", "VISUAL", "code"))).containsExactly("/usr/bin/vim");
    assertThat(found(Map.of("VISUAL", "code --wait"))).containsExactly("/usr/bin/code", "--wait");
    assertThat(found(Map.of("EDITOR", "/opt/my editor/ed"))).containsExactly("/opt/my editor/ed");
    assertThat(found(Map.of("EDITOR", "gone", "VISUAL", " "))).containsExactly("/usr/bin/nano");
    assertThat(found(Map.of())).containsExactly("/usr/bin/nano");
  }

  @Test
  void saysWhereToNameOne() {
    assertThatThrownBy(() -> Editor.find(Map.of("EDITOR", "\0"), path -> false))
        .isInstanceOf(AuthoringException.class)
        .hasMessage(
            "Error executing editor (No suitable editor found. Please set the \"EDITOR\" or"
                + " \"VISUAL\" environment variables)");
  }

  @Test
  void waitsForItAndTellsOfItsFailure(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("a b.sql");
    Files.writeString(file, "");
    program(folder.resolve("ed"), "echo edited >> \"$2\"");
    program(folder.resolve("bad"), "exit 3");

    Editor.find(Map.of("EDITOR", folder.resolve("ed") + " -w")).open(file);
    assertThat(file).hasContent("edited");

    Editor bad = Editor.find(Map.of("PATH", folder.toString(), "EDITOR", "bad"));
    assertThatThrownBy(() -> bad.open(file))
        .hasMessage("Error executing editor (%s ended with 3)".formatted(folder.resolve("bad")));
  }

  private static void program(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static List<String> found(Map<String, String> variables) {
    Map<String, String> environment = new java.util.HashMap<>(variables);
    environment.put("PATH", "/bin:/usr/bin");
    return Editor.find(environment, PROGRAMS::contains).command();
  }
}
