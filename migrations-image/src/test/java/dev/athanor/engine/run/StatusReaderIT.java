package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.athanor.engine.history.Progress.UnfinishedPart;
import dev.athanor.engine.history.RecordedEntry;
import dev.athanor.engine.run.CurrentRows.Unreadable;
import dev.athanor.engine.run.VersionTableCreation.Ensured;
import dev.athanor.engine.script.ScriptDirectory;
import dev.athanor.engine.script.ScriptPart;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking without running. */
class StatusReaderIT {

  private TestDatabase database;
  private Project project;
  private RunHarness harness;

  @BeforeEach
  void begin(@TempDir Path folder) throws SQLException {
    database = TestDatabase.create();
    project =
        new Project(folder)
            .add("aaaa", "", "CREATE TABLE a (id int);", "DROP TABLE a;")
            .add("bbbb", "aaaa", "CREATE TABLE b (id int);\nSELECT 1;", "DROP TABLE b;");
    harness = new RunHarness(database.settings(), folder);
  }

  private DatabaseStatus status() throws Unreadable {
    return StatusReader.read(
        database.settings(), harness.table, ScriptDirectory.load(project.folder()));
  }

  @Test
  void anUntouchedDatabaseIsLeftUntouched() throws Exception {
    DatabaseStatus status = status();

    assertThat(status.versionTableExists()).isFalse();
    assertThat(status.rows()).isEmpty();
    assertThat(status.heads()).containsExactly("bbbb");
    assertThat(status.pending()).isEqualTo(2);
    assertThat(status.atHeads()).isFalse();
    assertThat(status.history()).isEmpty();
    assertThat(status.migrator()).isNull();
    assertThat(status.server()).isEqualTo("PostgreSQL " + database.serverVersion());
    assertThat(status.database().versionTable()).isEqualTo("public.alembic_version");
    assertThat(database.list("SELECT nspname FROM pg_namespace WHERE nspname = 'athanor'"))
        .isEmpty();
    assertThat(database.list("SELECT to_regclass('alembic_version')")).containsOnlyNulls();
  }

  @Test
  void whatWasDoneAndWhatIsWrongIsSaid() throws Exception {
    harness.go("head");
    project
        .add("aaaa", "", "CREATE TABLE a (id bigint);", "DROP TABLE a;")
        .addAutocommit("cccc", "bbbb", "CREATE TABLE c (id int);\nSELECT 1/0;");
    harness.go("head");

    DatabaseStatus status = status();

    assertThat(status.rows()).containsExactly("bbbb");
    assertThat(status.pending()).isEqualTo(1);
    assertThat(status.history())
        .extracting(RecordedEntry::revision)
        .containsExactly("cccc", "bbbb", "aaaa");
    RecordedEntry newest = status.history().get(0);
    assertThat(newest.outcome()).isEqualTo("Failed");
    assertThat(newest.sqlState()).isEqualTo("22012");
    assertThat(newest.run()).isEqualTo("run-1");
    assertThat(newest.image()).isEqualTo("image@sha256:1");
    assertThat(newest.role()).isEqualTo("postgres");
    assertThat(newest.at()).isAfter(Instant.now().minusSeconds(600));
    assertThat(status.discrepancies())
        .extracting(Discrepancy::kind, Discrepancy::revision, Discrepancy::file)
        .containsExactly(tuple(Discrepancy.Kind.EDITED, "aaaa", "versions/aaaa_script.sql"));
    assertThat(status.unfinished())
        .extracting(UnfinishedPart::revision, UnfinishedPart::done, UnfinishedPart::started)
        .containsExactly(tuple("cccc", 1, 0));
  }

  @Test
  void unknownRowsAreNoReasonToSayNothing() throws Exception {
    harness.go("head");
    database.execute("INSERT INTO alembic_version VALUES ('zzzz')");

    DatabaseStatus status = status();

    assertThat(status.unknownRevisions()).containsExactly("zzzz");
    assertThat(status.pending()).isNull();
    assertThat(status.atHeads()).isFalse();
  }

  @Test
  void aMigratorAtWorkIsNamed() throws Exception {
    try (Migrator migrator = harness.migrator("orders-7d9f")) {
      migrator.becomeTheOnlyOne();
      assertThat(Objects.requireNonNull(status().migrator())).contains("(application orders-7d9f)");
    }
    assertThat(status().migrator()).isNull();
  }

  @Test
  void theVersionTableAndNothingElseIsCreatedOnce() throws Exception {
    Ensured first = VersionTableCreation.ensure(database.settings(), harness.table);
    Ensured second = VersionTableCreation.ensure(database.settings(), harness.table);

    assertThat(first.created()).isTrue();
    assertThat(second.created()).isFalse();
    assertThat(second.table().qualified()).isEqualTo("public.alembic_version");
    assertThat(database.rows()).isEmpty();
    assertThat(database.list("SELECT nspname FROM pg_namespace WHERE nspname = 'athanor'"))
        .isEmpty();
    assertThat(status().versionTableExists()).isTrue();
  }

  @Test
  void aPlanHasWhatAPersonWantsToSeeAndARunTellsOfItsStatements() {
    harness.planOnly = true;
    harness.go("head");
    assertThat(harness.plan)
        .extracting(PlannedMigration::file)
        .containsExactly("versions/aaaa_script.sql", "versions/bbbb_script.sql");
    PlannedMigration last = harness.plan.get(1);
    assertThat(last.statements()).isEqualTo(2);
    assertThat(last.loss()).isNull();
    assertThat(last.part())
        .isEqualTo(
            new ScriptPart("CREATE TABLE b (id int);\nSELECT 1;", last.part().firstLine(), false));
    assertThat(last.step().rows()).hasToString("[Update[from=aaaa, to=bbbb]]");
    assertThat(harness.statements).isEmpty();

    harness.planOnly = false;
    harness.go("head");
    assertThat(harness.statements)
        .containsExactly(
            "aaaa 1/1 line 6",
            "finished 1",
            "bbbb 1/2 line 6",
            "finished 1",
            "bbbb 2/2 line 7",
            "finished 2");
  }
}
