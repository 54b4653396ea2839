package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.offline.OfflineScript;
import dev.athanor.engine.offline.OfflineSettings;
import dev.athanor.engine.offline.OfflineSettings.Transactions;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.script.ScriptDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A script and a run lead to the same place, and either goes on where the other stopped. */
class OfflineScriptIT {

  private static final Pattern PIECES = Pattern.compile("\n\n");

  private TestDatabase database;
  private Project project;

  @BeforeEach
  void begin(@TempDir Path folder) throws SQLException {
    database = TestDatabase.create();
    project =
        new Project(folder)
            .add("a1", "", "CREATE TABLE t (id int)", "DROP TABLE t")
            .addAutocommit("b2", "a1", "CREATE INDEX CONCURRENTLY i ON t (id)")
            .add("c3", "a1", "CREATE TABLE u (id int)", "DROP TABLE u")
            .add("d4", "b2, c3", "", "");
  }

  /** Piece by piece, as psql does with statements. */
  private void play(OfflineScript script) throws IOException, SQLException {
    StringBuilder text = new StringBuilder();
    script.writeTo(text);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String piece : PIECES.split(text, 0)) {
        statement.execute(piece);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Transactions.class)
  void aRunGoesOnWhereAScriptStopped(Transactions transactions) throws Exception {
    ScriptDirectory scripts = ScriptDirectory.load(project.folder());
    OfflineSettings settings = new OfflineSettings("alembic_version", null, true, transactions);

    play(OfflineScript.upgrade(scripts, "d4", settings));
    assertThat(database.rows()).containsExactly("d4");
    RunReport report = new RunHarness(database.settings(), project.folder()).go("a1");
    assertThat(report.outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(report.applied()).hasSize(3);
    play(OfflineScript.stamp(scripts.graph(), List.of("a1:b2", "c3"), false, settings));
    assertThat(database.rows()).containsExactly("b2", "c3");
    play(OfflineScript.stamp(scripts.graph(), List.of("b2:base"), false, settings));
    play(OfflineScript.stamp(scripts.graph(), List.of("c3:a1"), false, settings));
    play(OfflineScript.downgrade(scripts, "a1:base", settings));
    assertThat(database.rows()).isEmpty();
    assertThat(database.list("SELECT to_regclass('t') IS NULL")).containsExactly("t");
  }

  @Test
  void aRunTakesNoRange() throws SQLException {
    RunReport report = new RunHarness(database.settings(), project.folder()).go("a1:d4");

    assertThat(report.outcome()).isEqualTo(Outcome.TARGET_REFUSED);
    assertThat(report.failure()).isNotNull();
    assertThat(report.failure().cause()).isEqualTo(Cause.INVALID_ARGUMENT);
    assertThat(report.failure().message()).isEqualTo("Range revision not allowed");
    assertThat(database.rows()).isEmpty();
  }
}
