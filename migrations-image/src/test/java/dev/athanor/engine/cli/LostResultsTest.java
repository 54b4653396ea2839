package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.console.Console;
import dev.athanor.engine.run.Project;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostResultsTest {

  private static final String FULL = "No space left on device";
  private static final String CLOSED = "Broken pipe";

  private final Path folder;
  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();

  LostResultsTest(@TempDir Path folder) {
    this.folder = folder;
    new Project(folder).add("a1", "", "CREATE TABLE t ();", "DROP TABLE t;");
  }

  /** The listings used to end with 0, as if somebody had them. */
  @ParameterizedTest
  @ValueSource(strings = {"history", "heads --output json", "upgrade head --sql", "--help"})
  void aFullDiskIsNoSuccess(String line) {
    assertThat(run(FULL, line)).isEqualTo(LostResults.UNWRITTEN);
    assertThat(said())
        .isEqualTo("FAILED: Standard output does not take all that was to be written: " + FULL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"history", "upgrade head --sql", "--help"})
  void aReaderWhoHasEnoughIsToldNothing(String line) {
    assertThat(run(CLOSED, line)).isEqualTo(LostResults.PIPE_CLOSED);
    assertThat(said()).isEmpty();
  }

  @Test
  void aFailureKeepsItsOwnCode() {
    assertThat(run(CLOSED, "show nothing --output json")).isEqualTo(16);
    assertThat(said()).startsWith("FAILED: Can't locate revision");
  }

  @Test
  void whatWasDoneIsDone() {
    assertThat(run(FULL, "revision -m more --rev-id b2")).isZero();
    assertThat(folder.resolve("versions/b2_more.sql")).exists();
    assertThat(said()).startsWith("Warning: Standard output does not take");
  }

  private int run(String refusal, String line) {
    OutputStream refusing =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException(refusal);
          }
        };
    return new CommandLine(new Console(refusing, talk), Map.of(), folder).run(line.split(" ", -1));
  }

  private String said() {
    return talk.toString(StandardCharsets.UTF_8).strip();
  }
}
