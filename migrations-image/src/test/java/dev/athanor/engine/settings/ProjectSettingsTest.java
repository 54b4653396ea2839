package dev.athanor.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.engine.script.Locations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectSettingsTest {

  private final Path here;

  ProjectSettingsTest(@TempDir Path here) {
    this.here = here.toAbsolutePath();
  }

  @Test
  void withoutAnythingSetTheyAreAlembics() {
    ProjectSettings settings = load(Map.of(), Map.of());

    assertThat(settings.locations()).isEqualTo(Locations.of(here));
    assertThat(settings.naming().template()).hasToString("%(rev)s_%(slug)s");
    assertThat(settings.naming().slugLength()).isEqualTo(40);
    assertThat(settings.versionTable()).isEqualTo(new Sourced<>("alembic_version", "default"));
    assertThat(settings.lockTimeout().value()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.sqlLockTimeout().value()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.statementTimeout().value()).isEmpty();
    assertThat(settings.table()).extracting(ProjectSettings.Row::source).containsOnly("default");
  }

  /** One rule for all: flag, environment, file, default. */
  @Test
  void everySettingHasTheSamePrecedence() throws IOException {
    ini("[athanor]\nlock_timeout = 3s\ntimeout = 3h\nsql_lock_timeout = 3ms\n");
    Map<String, String> flags = Map.of("--lock-timeout", "1s");
    Map<String, String> environment =
        Map.of(
            "ATHANOR_LOCK_TIMEOUT", "2s",
            "ATHANOR_TIMEOUT", " 2h ",
            "ATHANOR_SQL_LOCK_TIMEOUT", " ",
            "ATHANOR_VERSION_TABLE_SCHEMA", "ops");
    ProjectSettings settings = load(flags, environment);

    assertThat(settings.lockTimeout())
        .isEqualTo(new Sourced<>(Duration.ofSeconds(1), "--lock-timeout"));
    assertThat(settings.timeout())
        .isEqualTo(new Sourced<>(Optional.of(Duration.ofHours(2)), "ATHANOR_TIMEOUT"));
    assertThat(settings.sqlLockTimeout())
        .isEqualTo(new Sourced<>(Duration.ofMillis(3), "athanor.ini:4"));
    assertThat(settings.versionTableSchema())
        .isEqualTo(new Sourced<>(Optional.of("ops"), "ATHANOR_VERSION_TABLE_SCHEMA"));
  }

  @Test
  void theTableShowsEverySettingAndItsSource() throws IOException {
    ini(
        """
        [athanor]
        script_location = db
        timeout = 1h30m
        file_template = %%(slug)s
        schema = %(here)s/schema.sql
        """);
    List<ProjectSettings.Row> table = load(Map.of(), Map.of()).table();

    assertThat(table)
        .contains(
            new ProjectSettings.Row("script_location", here + "/db", "athanor.ini:2"),
            new ProjectSettings.Row("version_locations", here + "/db/versions", "default"),
            new ProjectSettings.Row("timeout", "1h30m", "athanor.ini:3"),
            new ProjectSettings.Row("file_template", "%(slug)s", "athanor.ini:4"),
            new ProjectSettings.Row("schema", here + "/schema.sql", "athanor.ini:5"),
            new ProjectSettings.Row("statement_timeout", "none", "default"));
    assertThat(table)
        .extracting(ProjectSettings.Row::setting)
        .containsExactlyElementsOf(
            java.util.Arrays.stream(Setting.values())
                .filter(s -> s != Setting.PATH_SEPARATOR && s != Setting.OUTPUT_ENCODING)
                .map(Setting::key)
                .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a, b c | ",
        "a:b:c | os",
        "a:b:c | :",
        "a; b;;c | ;",
        "a b  c | space",
        "\\n  a\\n\\n  b\\n  c | newline",
        "%(here)s/a %(here)s/../%(dir)s/b c |",
      })
  void severalLocations(String written, String separator) throws IOException {
    ini(
        "[DEFAULT]\ndir = %s\n[athanor]\nversion_locations = %s\n%s"
            .formatted(
                here.getFileName(),
                written.replace("\\n", "\n"),
                separator == null ? "" : "path_separator = " + separator));

    if (written.startsWith("%")) {
      // A key of DEFAULT is a setting of every section, and one of no meaning is allowed there.
      assertThat(load(Map.of(), Map.of()).versionLocations().source()).isEqualTo("athanor.ini:4");
    }
    assertThat(load(Map.of(), Map.of()).versionLocations().value())
        .containsExactly(here.resolve("a"), here.resolve("b"), here.resolve("c"));
  }

  @Test
  void pathsBelongToWhoeverSetThem() throws IOException {
    Path project = Files.createDirectories(here.resolve("project"));
    Files.writeString(
        project.resolve("athanor.ini"), "[athanor]\nversion_locations = more\nschema = s.sql\n");
    ProjectSettings beside = load(Map.of("--scripts", "project/versions"), Map.of());
    ProjectSettings named = load(Map.of(), Map.of("ATHANOR_CONFIG", "project/athanor.ini"));
    ProjectSettings both =
        load(
            Map.of("--config", "project/athanor.ini", "--scripts", "x", "--schema", "y"), Map.of());

    assertThat(beside.locations())
        .isEqualTo(new Locations(project, List.of(project.resolve("more")), false));
    assertThat(named.locations()).isEqualTo(beside.locations());
    assertThat(named.scriptLocation().source()).isEqualTo("default");
    assertThat(both.scriptLocation().value()).isEqualTo(here.resolve("x"));
    assertThat(both.schema().value()).contains(here.resolve("y"));
    assertThat(beside.schema().value()).contains(project.resolve("s.sql"));
    assertThat(beside.schema().source()).isEqualTo("project/athanor.ini:3");
  }

  @Test
  void anotherSectionCanBeTaken() throws IOException {
    ini("[DEFAULT]\nversion_table = rev\n[athanor]\ntimeout=1s\n[billing]\ntimeout=2s\n");
    ProjectSettings settings = load(Map.of("--name", "billing"), Map.of());

    assertThat(settings.timeout().source()).isEqualTo("athanor.ini:6");
    assertThat(settings.versionTable()).isEqualTo(new Sourced<>("rev", "athanor.ini:2"));
    assertThatThrownBy(() -> load(Map.of("--name", "shop"), Map.of()))
        .hasMessage(
            "athanor.ini: there is no section [shop] in this file, only [athanor], [billing];"
                + " name one with --name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "verson_table = x | :2: there is no setting `verson_table`; did you mean `version_table`?",
        "colour = x | :2: there is no setting `colour`; a value for others to use belongs in a section [DEFAULT]",
        "version_path_separator = os | :2: there is no setting `version_path_separator`; did you mean `path_separator`?",
        "prepend_sys_path = . | :2: `prepend_sys_path` is a setting of Alembic for Python",
        "lock_timeout = 5 | :2: `5` is no time; write it as 500ms, 90s, 2m or 1h30m (at most 24 days)",
        "lock_timeout = 25h | ",
        "timeout = 600h | :2: `600h` is no time",
        "timeout = 99999999999h | :2: `99999999999h` is no time",
        "recursive_version_locations = maybe | :2: `maybe` is neither true nor false",
        "truncate_slug_length = -1 | :2: `-1` is no number of characters, 1 to 255",
        "output_encoding = latin-1 | :2: scripts are in utf-8, not `latin-1`; remove this setting",
        "output_encoding = UTF8 | ",
        "file_template = %%(nope)s | :2: In the file_template %(nope)s there is no token `%(nope)`",
        "timezone = Mars | :2: Can't locate timezone: Mars",
        "timezone = | ",
        "truncate_slug_length = 0 | ",
      })
  void saysWhatIsWrongAndOnWhichLine(String line, String message) throws IOException {
    ini("[athanor]\n" + line + "\nversion_locations = a\npath_separator = os\n");

    if (message == null) {
      assertThat(load(Map.of(), Map.of()).naming().slugLength()).isEqualTo(40);
    } else {
      assertThatThrownBy(() -> load(Map.of(), Map.of()).naming())
          .isInstanceOf(SettingsException.class)
          .hasMessageStartingWith("athanor.ini" + message);
    }
  }

  @Test
  void refusesAnUnknownSeparatorInAlembicsWords() throws IOException {
    ini("[athanor]\nversion_locations = a\npath_separator = comma\n");

    assertThatThrownBy(() -> load(Map.of(), Map.of()))
        .hasMessage(
            "athanor.ini:3: 'comma' is not a valid value for path_separator; expected 'space',"
                + " 'newline', 'os', ':', ';'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[athanor]\nsqlalchemy.url = postgresql://u:hush@h/d",
        "[athanor]\nurl = hush",
        "[other]\ndatabase_url = hush\n[athanor]",
        "[DEFAULT]\npassword = hush\n[athanor]",
        "[athanor]\nversion_table = postgres://u:hush@h/d",
        "[athanor]\nlock_timeout = postgres://u:hush@h/d",
        "[DEFAULT]\nx = //u:hush@h/d\n[athanor]\nschema = postgres:%(x)s",
      })
  void refusesDatabasesAndKeepsTheirSecrets(String text) throws IOException {
    ini(text);

    assertThatThrownBy(() -> load(Map.of(), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("set DATABASE_URL, or PGHOST")
        .hasMessageMatching("(?s)athanor\\.ini:[234]: .*")
        .message()
        .doesNotContain("hush");
  }

  @Test
  void knowsTheFileOfAPythonProject() throws IOException {
    Files.writeString(
        here.resolve("alembic.ini"), "[alembic]\nscript_location = %(here)s/alembic\n");

    assertThatThrownBy(() -> load(Map.of("--config", "alembic.ini"), Map.of()))
        .hasMessageStartingWith("alembic.ini: this is the settings file of a Python project")
        .hasMessageContaining("athanor init");
  }

  @Test
  void saysThatAFileIsNotThere() throws IOException {
    assertThatThrownBy(() -> load(Map.of("--config", "gone.ini"), Map.of()))
        .hasMessage("--config: there is no file gone.ini");
    assertThatThrownBy(() -> load(Map.of(), Map.of("ATHANOR_CONFIG", "gone.ini")))
        .hasMessage("ATHANOR_CONFIG: there is no file gone.ini");
    assertThatThrownBy(() -> load(Map.of("--name", "shop"), Map.of()))
        .hasMessageContaining("--name: there is no settings file");
    Files.write(here.resolve("athanor.ini"), new byte[] {'[', (byte) 0xff});
    assertThatThrownBy(() -> load(Map.of(), Map.of()))
        .hasMessage("athanor.ini: this is not UTF-8; save the file in that encoding");
    assertThatThrownBy(() -> load(Map.of("--config", "."), Map.of()))
        .hasMessageContaining("this is a folder; name the file in it");
  }

  /** What init writes sets nothing, and sets the same when its comments are lifted. */
  @Test
  void theFileThatInitWritesIsUnderstood() throws IOException {
    dev.athanor.engine.authoring.NewProject.create("p", here.resolve("p"), line -> {});
    String text = Files.readString(here.resolve("p/athanor.ini"));
    ProjectSettings plain = load(Map.of("--scripts", "p"), Map.of());
    for (Setting setting : Setting.values()) {
      assertThat(text).contains("# " + setting.key() + " =");
    }
    Files.writeString(
        here.resolve("p/athanor.ini"),
        text.replaceFirst("# file_template = [^y]*\\n", "").replaceAll("(?m)^# ([a-z_]+ =)", "$1"));
    ProjectSettings lifted = load(Map.of("--scripts", "p"), Map.of());

    assertThat(lifted.scriptLocation().value()).isEqualTo(plain.scriptLocation().value());
    assertThat(lifted.lockTimeout().value()).isEqualTo(plain.lockTimeout().value());
    assertThat(lifted.versionLocations().value()).hasSize(2);
    assertThat(lifted.naming().slugLength()).isEqualTo(40);
  }

  private ProjectSettings load(Map<String, String> flags, Map<String, String> environment) {
    return ProjectSettings.load(flags, environment, here);
  }

  private void ini(String text) throws IOException {
    Files.writeString(here.resolve("athanor.ini"), text);
  }
}
