package dev.athanor.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of the reference is made of the settings. */
class SettingsReferenceTest {

  private static final Path FILE = Path.of("..", "docs", "reference", "settings.md");
  private static final String BEGIN = "<!-- settings -->\n";
  private static final String END = "<!-- end of settings -->\n";
  private static final String REGENERATE =
      "./mvnw -pl migrations-image test -Dtest=SettingsReferenceTest -Dreference.write=true";

  @Test
  void theReferenceShowsEverySetting() throws IOException {
    String text = Files.readString(FILE);
    String expected =
        text.substring(0, text.indexOf(BEGIN))
            + BEGIN
            + table()
            + text.substring(text.indexOf(END));
    if (Boolean.getBoolean("reference.write")) {
      Files.writeString(FILE, expected);
    }
    assertThat(Files.readString(FILE))
        .as("%s does not show the settings any more: %s", FILE, REGENERATE)
        .isEqualTo(expected);
  }

  private static String table() {
    return "| key | flag | variable | default | meaning |\n|---|---|---|---|---|\n"
        + Arrays.stream(Setting.values())
            .map(
                setting ->
                    "| `%s` | %s | %s | %s | %s |\n"
                        .formatted(
                            setting.key(),
                            setting.flag().map(flag -> "`" + flag + "`").orElse(""),
                            setting.variable().map(name -> "`" + name + "`").orElse(""),
                            setting.standard(),
                            setting.meaning()))
            .collect(Collectors.joining());
  }
}
