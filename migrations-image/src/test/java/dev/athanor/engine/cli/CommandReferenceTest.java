package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.console.Palette;
import dev.athanor.engine.line.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reference of the commands is their help. */
class CommandReferenceTest {

  private static final Path FILE = Path.of("..", "docs", "reference", "athanor.md");
  private static final String REGENERATE =
      "./mvnw -pl migrations-image test -Dtest=CommandReferenceTest -Dreference.write=true";

  @Test
  void theReferenceIsTheHelp() throws IOException {
    String expected = String.join("\n", reference()) + "\n";
    if (Boolean.getBoolean("reference.write")) {
      Files.writeString(FILE, expected);
    }
    assertThat(Files.readString(FILE))
        .as("%s is not what the help says any more: %s", FILE, REGENERATE)
        .isEqualTo(expected);
  }

  private static List<String> reference() {
    List<String> lines = new ArrayList<>();
    lines.add("# The command athanor");
    lines.add("");
    lines.add(
        "What `athanor --help` and `athanor help <command>` print. Where a setting can come from"
            + " several places, see [settings](settings.md).");
    lines.add("");
    block(lines, Help.overview(Palette.NONE));
    for (Command command : Command.values()) {
      lines.add("");
      lines.add("## " + command.written());
      lines.add("");
      block(lines, Help.ownPage(command));
    }
    return lines;
  }

  private static void block(List<String> lines, List<String> text) {
    lines.add("```text");
    text.forEach(line -> lines.add(line.replace(Athanor.version(), "…")));
    lines.add("```");
  }
}
