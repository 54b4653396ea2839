package dev.athanor.engine.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewProjectTest {

  private final Path here;

  NewProjectTest(@TempDir Path here) {
    this.here = here;
  }

  @Test
  void makesAFolderForScripts() {
    Path folder = here.resolve("db/migrations");
    List<String> done = new ArrayList<>();
    NewProject.create("db/migrations", folder, done::add);

    assertThat(folder.resolve("versions")).isEmptyDirectory();
    assertThat(folder.resolve("athanor.ini")).content().contains("\n[athanor]\n");
    assertThat(folder.resolve("README")).isNotEmptyFile();
    assertThat(done)
        .containsExactly(
            "Creating directory " + folder + " ...  done",
            "Creating directory " + folder + "/versions ...  done",
            "Generating " + folder + "/athanor.ini ...  done",
            "Generating " + folder + "/README ...  done");
  }

  @Test
  void takesAnEmptyFolder() {
    NewProject.create(".", here, line -> {});

    assertThat(here.resolve("athanor.ini")).exists();
  }

  @Test
  void refusesAFolderThatIsNotEmpty() throws IOException {
    Files.writeString(here.resolve("mine"), "");

    assertThatThrownBy(() -> NewProject.create("migrations", here, line -> {}))
        .isInstanceOf(AuthoringException.class)
        .hasMessage("Directory migrations already exists and is not empty");
    assertThatThrownBy(() -> NewProject.create("mine", here.resolve("mine"), line -> {}))
        .hasMessage("mine is a file; name a folder");
    assertThat(here).isDirectoryNotContaining("glob:**athanor.ini");
  }
}
