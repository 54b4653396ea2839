package dev.athanor.engine.command;

import static java.util.Optional.ofNullable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.engine.line.Arguments;
import dev.athanor.engine.line.Command;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.script.Locations;
import dev.athanor.engine.settings.Setting;
import dev.athanor.engine.settings.SettingsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static Settings settings(Map<String, String> environment, List<String> line)
      throws UsageException {
    return new Settings(Arguments.parse(line, environment), Path.of("/w"), "1.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--from a,,b | is an empty one",
        "--policy downgrade=No | --policy is downgrade= or destructive= with Allow",
        "--policy destructive=Report | , not destructive=Report.",
        "--policy edited=Allow | , not edited=Allow.",
        "--policy x | , not x.",
        "--plan-id 12 | sha256:",
        "--timeout 1d | is no time",
        "--lock-timeout 5 | is no time",
      })
  void wrongValuesAreNamed(String options, String sentence) {
    List<String> line = new ArrayList<>(List.of("migrate", "head"));
    line.addAll(List.of(options.split(" ", 2)));
    assertThatThrownBy(() -> settings(Map.of(), line).request(Command.MIGRATE))
        .isInstanceOfAny(UsageException.class, SettingsException.class)
        .hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    ",/w",
    "versions,/w",
    "/p/versions,/p",
    "/p/versions/,/p",
    "/p,/p",
    "db,/w/db",
  })
  void theScriptsFolderIsVersionsOrTheOneAroundIt(String given, String project)
      throws UsageException {
    Map<String, String> environment = given == null ? Map.of() : Map.of("ATHANOR_SCRIPTS", given);
    assertThat(settings(environment, List.of("heads")).project().locations())
        .isEqualTo(Locations.of(Path.of(project)));
  }

  /** A setting is looked for under the names that the line knows. */
  @Test
  void everySettingsFlagIsAnOption() {
    for (Setting setting : Setting.values()) {
      setting
          .flag()
          .ifPresent(
              flag ->
                  assertThat(Option.values())
                      .as(flag)
                      .anyMatch(
                          option ->
                              option.written().equals(flag)
                                  && setting.variable().equals(ofNullable(option.variable()))));
    }
    assertThat(Option.CONFIG.written()).isEqualTo("--config");
    assertThat(Option.CONFIG.variable()).isEqualTo("ATHANOR_CONFIG");
    assertThat(Option.NAME.written()).isEqualTo("--name");
  }
}
