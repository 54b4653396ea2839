package dev.athanor.engine.settings;

import dev.athanor.engine.ReferenceTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of the reference is made of the settings. */
class SettingsReferenceTest {

  @Test
  void theReferenceShowsEverySetting() throws IOException {
    ReferenceTable.assertShown("settings.md", "settings", table(), getClass());
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
