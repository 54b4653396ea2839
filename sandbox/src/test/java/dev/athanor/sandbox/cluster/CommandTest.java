package dev.athanor.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {

  @Test
  void aLineFindsItsWordsInTheEnvironment(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("with a space");

    Command.shell("echo \"$IMAGE\" > \"$FILE\"", Map.of("IMAGE", "a:1", "FILE", file.toString()))
        .run();

    assertThat(file).hasContent("a:1");
    assertThat(Files.size(file)).isEqualTo(4);
  }

  @Test
  void whatFailsIsSaidWithItsLastWords() {
    assertThatThrownBy(Command.shell("echo no such image >&2; exit 3", Map.of())::run)
        .hasMessageContaining("ended with code 3: no such image");
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    assertThatThrownBy(new Command(List.of("no-such-program"), Map.of())::run)
        .hasMessageContaining("[no-such-program] cannot be run");
  }

  @Test
  void aPersonsSettingsWinOverTheDefaults() {
    Properties given = new Properties();
    given.setProperty("cluster.images.load", "kind load docker-image \"$IMAGE\"");

    ClusterSettings settings = ClusterSettings.of(given);

    assertThat(settings.load()).startsWith("kind load");
    assertThat(settings.build()).startsWith("docker build");
    assertThat(settings.helm()).isEqualTo("helm");
  }
}
