package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.engine.line.Arguments;
import dev.athanor.engine.line.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {

  private Path folder;

  @BeforeEach
  void begin(@TempDir Path temporary) {
    folder = temporary;
  }

  private Arguments read(String text) throws UsageException, IOException {
    Files.writeString(folder.resolve(".env"), text);
    Arguments arguments =
        Arguments.parse(
            List.of("current", "--env-file", ".env"), Map.of("PGHOST", "from-the-environment"));
    return EnvironmentFile.readInto(arguments, folder);
  }

  @Test
  void theEnvironmentOutranksTheFile() throws Exception {
    Arguments arguments =
        read(
            """
            # where the database is
            PGHOST=from-the-file
            export PGUSER=ada

            PGPASSWORD="with # and = in it"
            PGDATABASE='shop'
            """);

    assertThat(arguments.variable("PGHOST")).isEqualTo("from-the-environment");
    assertThat(arguments.variable("PGUSER")).isEqualTo("ada");
    assertThat(arguments.variable("PGPASSWORD")).isEqualTo("with # and = in it");
    assertThat(arguments.variable("PGDATABASE")).isEqualTo("shop");
  }

  @Test
  void aLineThatIsNoneIsNamedAndNotShown() {
    assertThatThrownBy(() -> read("PGHOST=h\ns3cret\n"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(".env:2: this is not NAME=value.")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aFileThatIsNotThereIsNamed() throws UsageException {
    Arguments arguments = Arguments.parse(List.of("current", "--env-file", "absent.env"), Map.of());
    assertThatThrownBy(() -> EnvironmentFile.readInto(arguments, folder))
        .hasMessageContaining("absent.env of --env-file cannot be read");
  }
}
