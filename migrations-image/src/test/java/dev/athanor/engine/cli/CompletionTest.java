package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.engine.line.Command;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion as bash itself carries it out. */
class CompletionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "up | upgrade",
        "h | history heads help",
        "upgrade h | head heads",
        "upgrade --sq | --sql --sql-lock-timeout",
        "history --format '' | dot mermaid",
        "-c some.ini st | stamp status",
        "completion z | zsh",
        "help ensure | ensure_version",
      })
  void bashCompletes(String line, String wanted) throws Exception {
    assertThat(completed(line)).containsExactlyInAnyOrder(wanted.split(" ", -1));
  }

  @Test
  void fishKnowsEveryCommandAndOption() throws UsageException {
    String script = String.join("\n", Completion.of("fish"));

    for (Command command : Command.values()) {
      assertThat(script).contains(" -a " + command.written() + " ");
    }
    for (Option option : Option.values()) {
      assertThat(script).contains(" -l " + option.written().substring(2) + " ");
    }
  }

  @Test
  void anotherShellIsRefused() {
    assertThatThrownBy(() -> Completion.of("tcsh"))
        .hasMessage("There is a completion for bash, zsh and fish, not tcsh.");
  }

  private static List<String> completed(String line) throws Exception {
    String script =
        String.join("\n", Completion.of("bash"))
            + "\nCOMP_WORDS=(athanor "
            + line
            + ")\nCOMP_CWORD=$((${#COMP_WORDS[@]}-1))\n_athanor\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
    Process bash = start(script);
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(out).isZero();
    return out.lines().toList();
  }

  private static Process start(String script) throws IOException {
    Process bash = new ProcessBuilder("bash", "--norc", "-s").redirectErrorStream(true).start();
    bash.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
    bash.getOutputStream().close();
    return bash;
  }
}
