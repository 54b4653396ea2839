package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.cli.AthanorProcess.Ended;
import dev.athanor.engine.run.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that is begun, set up and brought to a database by its commands alone. */
class SettingsFileIT {

  @Test
  void theFileDecidesForTheRunToo(@TempDir Path here) throws IOException, SQLException {
    Path editor = here.resolve("ed");
    Files.writeString(editor, "#!/bin/sh\necho \"$1\"\n");
    assertThat(editor.toFile().setExecutable(true)).isTrue();
    Map<String, String> environment =
        Map.of(
            "DATABASE_URL", TestDatabase.create().url(),
            "ATHANOR_SCRIPTS", "db",
            "EDITOR", editor.toString());
    run(here, environment, "init", "db");
    Files.createDirectory(here.resolve("db/billing"));
    Files.writeString(
        here.resolve("db/athanor.ini"),
        """
        [athanor]
        version_table = shop_version
        version_locations = %(here)s/versions %(here)s/billing
        """);
    run(here, environment, "revision", "--rev-id", "aaaa", "--version-path", "db/versions");
    run(here, environment, "revision", "--rev-id", "bbbb", "--version-path", "db/billing");
    run(here, environment, "upgrade", "head");

    assertThat(run(here, environment, "current").output()).containsExactly("bbbb (head)");
    assertThat(run(here, environment, "current", "--version-table", "other").output()).isEmpty();
    assertThat(run(here, environment, "edit", "current").output())
        .containsExactly(here.toRealPath().resolve("db/billing/bbbb_.sql").toString());
  }

  private static Ended run(Path here, Map<String, String> environment, String... line)
      throws IOException {
    Ended ended = AthanorProcess.run(here.toRealPath(), environment, line);
    assertThat(ended.exitCode()).as(ended.toString()).isZero();
    return ended;
  }
}
