package dev.athanor.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.settings.ProjectSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTableTest {

  private static String lastOf(Map<String, String> environment) {
    List<String> lines =
        SettingsTable.of(ProjectSettings.load(Map.of(), environment, Path.of("/w")), environment);
    return lines.get(lines.size() - 1);
  }

  @Test
  void theDatabaseIsNamedWithoutItsPassword() {
    assertThat(
            lastOf(Map.of("DATABASE_URL", "postgresql://ada:s3cret@h/shop", "PGSSLMODE", "prefer")))
        .matches("database +postgresql://ada@h(:5432)?/shop +DATABASE_URL, PGSSLMODE")
        .doesNotContain("s3cret");
    assertThat(lastOf(Map.of())).matches("database +none +default");
    assertThat(lastOf(Map.of("DATABASE_URL", "mysql://s3cret")))
        .matches("database +none +DATABASE_URL")
        .doesNotContain("s3cret");
  }
}
