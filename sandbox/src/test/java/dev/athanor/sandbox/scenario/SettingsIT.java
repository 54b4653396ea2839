package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.api.v1alpha1.RunOutcome;
import dev.athanor.engine.database.AdvisoryLock;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.tenant.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a spec may set of times, limits and names, each to be seen at work. */
class SettingsIT extends Scenario {

  SettingsIT(KubernetesApi.Wanted server) {
    super(server);
  }

  @Test
  @Shows(
      reason = Reason.UP_TO_DATE,
      field = {"spec.database.versionTable", "spec.database.versionTableSchema"})
  void theVersionTableStandsWhereTheSpecSays() throws SQLException {
    execute(
        "CREATE SCHEMA meta; CREATE TABLE meta.revisions (version_num varchar(32) PRIMARY KEY)");
    execute("INSERT INTO meta.revisions VALUES ('002')");
    orders.create(IMAGE, "002", "suspend: true");
    orders.edit("database: {versionTable: revisions, versionTableSchema: meta}\nsuspend: false");

    DatabaseMigration there = orders.awaitReadyAt("002");

    assertThat(reason(there)).isEqualTo("UpToDate");
    assertThat(there.getStatus().database()).endsWith("meta.revisions");
    assertThat(tables()).isEmpty();
  }

  @Test
  @Shows(
      reason = Reason.DEADLINE_EXCEEDED,
      field = {"spec.timeout", "spec.retry.limit"})
  void aRunThatTakesTooLongIsStoppedAndRolledBack() {
    scripts.revision("002", "001", "CREATE TABLE t002 (id int);\nSELECT pg_sleep(60);", "");
    orders.create(IMAGE, "head", "timeout: 4s\nretry: {limit: 0}");

    DatabaseMigration stalled = orders.awaitStalled("DeadlineExceeded");

    assertThat(message(stalled)).contains("Raise spec.timeout");
    assertThat(rows()).containsExactly("001");
    assertThat(tables()).containsExactly("t001");
  }

  @Test
  @Shows(reason = Reason.WAITING_FOR_LOCK, field = "spec.lock.timeout")
  void anotherMigratorIsWaitedForAndNamed() throws SQLException {
    try (Connection other = database.connect()) {
      long oid =
          Long.parseLong(
              queryAll("SELECT oid FROM pg_database WHERE datname = current_database()").get(0));
      VersionTable table = VersionTable.named("alembic_version", "public");
      long key = AdvisoryLock.key(AdvisoryLock.Purpose.MIGRATOR, oid, table);
      assertThat(new AdvisoryLock(other, key).tryTake()).isTrue();
      orders.create(IMAGE, "001", "lock: {timeout: 1s}\nretry: {backoff: {initial: 1s, max: 1s}}");

      DatabaseMigration waiting =
          orders.await(
              "waits for the lock", Migration.PATIENCE, m -> "WaitingForLock".equals(reason(m)));

      assertThat(message(waiting))
          .contains("Another migrator holds the lock", "pg_terminate_backend");
      assertThat(Migration.isTrue(waiting, "Reconciling")).isTrue();
    }
    orders.awaitReadyAt("001");
  }

  @Test
  @Shows(
      reason = Reason.RETRY_BACKOFF,
      field = {"spec.sql.lockTimeout", "status.failures"})
  void aLockedTableIsTriedAgain() throws SQLException {
    scripts.revision("002", "001", "ALTER TABLE t001 ADD COLUMN a int;", "");
    orders.create(IMAGE, "001", "");
    orders.awaitReadyAt("001");
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE t001");

      orders.edit("targetRevision: \"002\"\nsql: {lockTimeout: 0.01s}");

      DatabaseMigration waiting =
          orders.await("tries again", Migration.PATIENCE, m -> "RetryBackoff".equals(reason(m)));
      assertThat(message(waiting)).contains("55P03");
    }
    orders.edit("retry: {backoff: {initial: 1s}}");
    orders.awaitReadyAt("002");
  }

  @Test
  @Shows(reason = Reason.MIGRATION_FAILED, field = "spec.sql.statementTimeout")
  void aStatementThatTakesTooLongIsCancelled() {
    scripts.revision("002", "001", "SELECT pg_sleep(60);", "");
    orders.create(IMAGE, "002", "sql: {statementTimeout: 1s}");

    DatabaseMigration stalled = orders.awaitStalled("MigrationFailed");

    assertThat(message(stalled)).contains("57014", "statement timeout");
    assertThat(rows()).containsExactly("001");
  }

  @Test
  @Shows(reason = Reason.PARTIALLY_APPLIED)
  void whatFailsHalfWayOutsideATransactionIsSaid() throws IOException, SQLException {
    var script = scripts.folder().resolve("versions/002_step.sql");
    String indexes =
        "CREATE INDEX CONCURRENTLY one ON t001 (id);\nCREATE UNIQUE INDEX CONCURRENTLY two ON t001 (id);";
    scripts.revision("002", "001", indexes, "");
    Files.writeString(
        script, Files.readString(script).replace("-- upgrade\n", "-- upgrade: autocommit\n"));
    orders.create(IMAGE, "001", "");
    orders.awaitReadyAt("001");
    execute("INSERT INTO t001 VALUES (1), (1)");

    orders.edit("targetRevision: \"002\"");

    DatabaseMigration stalled = orders.awaitStalled("PartiallyApplied");
    assertThat(message(stalled)).contains("versions/002_step.sql", "23505");
    assertThat(Objects.requireNonNull(stalled.getStatus().history()).get(0).outcome())
        .isEqualTo(RunOutcome.PARTIALLY_APPLIED);
    execute("TRUNCATE t001");
    orders.annotate("athanor.dev/reconcile-requested-at", "now");
    orders.awaitReadyAt("002");
  }

  @Test
  @Shows(reason = Reason.INVALID_SPEC, field = "spec.engine")
  void whatThisVersionCannotDoIsRefusedAndNamed() {
    orders.create(IMAGE, "001", "engine: Alembic");

    assertThat(message(orders.awaitStalled("InvalidSpec")))
        .contains("spec.engine: Alembic", "use spec.engine: Athanor");
    orders.edit("engine: Athanor");
    orders.awaitReadyAt("001");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
