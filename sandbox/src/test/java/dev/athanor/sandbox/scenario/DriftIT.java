package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.api.v1alpha1.HistoryEntry;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.postgres.SandboxDatabase;
import dev.athanor.sandbox.tenant.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What another hand does to a schema, and what is no drift though it changes the database. */
class DriftIT extends DriftScenario {

  DriftIT(KubernetesApi.Wanted server) {
    super(server);
  }

  @Test
  @Shows(
      reason = Reason.DRIFT_DETECTED,
      condition = "Drifted",
      field = {
        "status.schema.fingerprint",
        "status.schema.takenWith",
        "status.drift.fingerprint",
        "status.drift.differences"
      })
  void whatWasChangedByHandIsNamedAndUndoingItClears() throws SQLException {
    arriveAt("002", LOOKED_AT_OFTEN);

    execute(
        "ALTER TABLE t001 ADD note text DEFAULT 's3cret', ALTER id TYPE bigint; DROP TABLE t002;"
            + " CREATE INDEX t001_note ON t001 (note)");

    DatabaseMigration drifted = orders.awaitStalled("DriftDetected");
    assertThat(drift(drifted).differences())
        .containsExactly(
            "removed table public.t002",
            "changed column public.t001.id (type)",
            "added column public.t001.note",
            "added index public.t001_note");
    assertThat(message(drifted)).contains("added column public.t001.note; added index");
    assertThat(drifted.getStatus().toString()).doesNotContain("s3cret");
    assertThat(Migration.isTrue(drifted, "Drifted")).isTrue();
    assertThat(Migration.isTrue(drifted, "Ready")).isFalse();

    execute("ALTER TABLE t001 DROP note, ALTER id TYPE int; CREATE TABLE t002 (id int)");

    DatabaseMigration healed = orders.awaitReadyAt("002");
    assertThat(Migration.condition(healed, "Drifted")).isEmpty();
    assertThat(healed.getStatus().drift()).isNull();
    assertThat(orders.jobs()).hasSize(1);
  }

  @Test
  void dataAndWhatBelongsToOthersIsNoDrift() throws SQLException {
    scripts.revision(
        "002",
        "001",
        "CREATE TABLE t002 (id serial, at date) PARTITION BY RANGE (at);",
        "DROP TABLE t002;");
    arriveAt("002", LOOKED_AT_OFTEN);
    String before = orders.read().orElseThrow().getMetadata().getResourceVersion();

    execute(
        "INSERT INTO t001 SELECT generate_series(1, 1000); ANALYZE t001;"
            + " SELECT nextval('t002_id_seq');"
            + " CREATE TABLE t002_march PARTITION OF t002 FOR VALUES FROM ('2026-03-01') TO"
            + " ('2026-04-01'); CREATE INDEX ON t002_march (at);"
            + " CREATE TEMP TABLE passing (id int); GRANT SELECT ON t001 TO PUBLIC");
    asSuperuser("CREATE SCHEMA reporting; CREATE TABLE reporting.orders (id int)");
    awaitLooks();

    DatabaseMigration settled = orders.awaitReadyAt("002");
    assertThat(settled.getMetadata().getResourceVersion()).isEqualTo(before);
  }

  private void asSuperuser(String statements) throws SQLException {
    SandboxDatabase admin = sandbox.postgres().admin();
    try (Connection connection = database.as(admin.user(), admin.password()).connect();
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  @Test
  void whatASuperuserPutsBesideTheTablesIsDrift() throws SQLException {
    arriveAt("001", LOOKED_AT_OFTEN);

    asSuperuser("CREATE VIEW public.seen AS SELECT id FROM public.t001");

    assertThat(drift(orders.awaitStalled("DriftDetected")).differences())
        .containsExactly("added view public.seen");
  }

  @Test
  void theMigrationsOfAnotherTableAreNoDrift() throws SQLException {
    arriveAt("001", LOOKED_AT_OFTEN);
    Migration billing = tenant.migration("billing");
    tenant.writeSecret("billing-db", database);
    var before = Objects.requireNonNull(orders.status().orElseThrow().schema());
    pushImageOf("shop/billing:1", "b01", "CREATE TABLE invoice (id int);");

    billing.create("shop/billing:1", "b01", "interval: 1s");
    billing.edit("database: {secretRef: {name: billing-db}, versionTable: billing_version}");
    billing.awaitReadyAt("b01");

    DatabaseMigration settled =
        orders.await(
            "has taken the schema anew",
            Migration.PATIENCE,
            m -> !before.equals(m.getStatus().schema()));
    assertThat(reason(settled)).isIn("Applied", "UpToDate");
    execute("ALTER TABLE invoice ADD note text");
    orders.awaitStalled("DriftDetected");
  }

  private void pushImageOf(String image, String revision, String upgrade) {
    sandbox.images().push(image, emptyImage().revision(revision, "", upgrade, "").folder());
  }

  @Test
  void anOperatorThatStartsAnewStillKnowsAndSaysTheSame() throws SQLException {
    arriveAt("001", LOOKED_AT_OFTEN);
    execute("ALTER TABLE t001 ADD note text");
    DatabaseMigration drifted = orders.awaitStalled("DriftDetected");

    sandbox.restartOperator();
    awaitLooks();

    DatabaseMigration still = orders.awaitStalled("DriftDetected");
    assertThat(still.getMetadata().getResourceVersion())
        .isEqualTo(drifted.getMetadata().getResourceVersion());
    execute("ALTER TABLE t001 DROP note");
    orders.awaitReadyAt("001");
  }

  @Test
  void whatHappenedWhileNoOperatorRanIsFoundWithoutItsNames() throws SQLException {
    arriveAt("001", LOOKED_AT_OFTEN);
    sandbox.stopOperator();
    try {
      execute("ALTER TABLE t001 ADD note text");
    } finally {
      sandbox.startOperator();
    }

    DatabaseMigration drifted = orders.awaitStalled("DriftDetected");

    assertThat(message(drifted)).contains("what has changed is not known here");
    assertThat(drift(drifted).differences()).isNull();
    execute("ALTER TABLE t001 DROP note");
    orders.awaitReadyAt("001");
  }

  @Test
  void theAnnotationGoesOnFromTheSchemaAsItIs() throws SQLException {
    arriveAt("001", LOOKED_AT_OFTEN);
    execute("ALTER TABLE t001 ADD note text");
    orders.awaitStalled("DriftDetected");

    orders.annotate("athanor.dev/reconcile-requested-at", "now");

    DatabaseMigrationStatus status = orders.awaitReadyAt("001").getStatus();
    assertThat(status.drift()).isNull();
    HistoryEntry run = Objects.requireNonNull(status.history()).get(0);
    assertThat(run.message()).endsWith("taken as it is: added column public.t001.note.");
    assertThat(run.steps()).isZero();
  }

  @Test
  void aTargetThatIsChangedWhileDriftedIsGoneTo() throws SQLException {
    arriveAt("001", LOOKED_AT_OFTEN);
    execute("ALTER TABLE t001 ADD note text");
    orders.awaitStalled("DriftDetected");

    orders.edit("targetRevision: \"003\"");

    DatabaseMigrationStatus status = orders.awaitReadyAt("003").getStatus();
    assertThat(tables()).containsExactly("t001", "t002", "t003");
    assertThat(Objects.requireNonNull(status.history()).get(0).message())
        .contains("added column public.t001.note");
  }

  @Test
  void noRunUndoesAChangedSchema() throws SQLException {
    arriveAt("001", CORRECT);
    execute("ALTER TABLE t001 ADD note text");

    assertThat(message(orders.awaitStalled("DriftDetected")))
        .contains("does not undo that, whatever spec.policy.drift says");
    assertThat(orders.jobs()).hasSize(1);
  }

  @Test
  void anotherDatabaseBehindTheSecretVoidsWhatWasKnown() {
    DatabaseMigrationStatus before = arriveAt("001", LOOKED_AT_OFTEN);
    SandboxDatabase other = tenant.createDatabase("other");

    tenant.writeSecret("orders-db", other);

    DatabaseMigrationStatus after =
        orders
            .await(
                "is Ready in the other database",
                Migration.PATIENCE,
                m ->
                    Migration.isTrue(m, "Ready")
                        && !Objects.equals(m.getStatus().database(), before.database())
                        && m.getStatus().schema() != null)
            .getStatus();
    assertThat(after.drift()).isNull();
    assertThat(after.currentRevision()).isEqualTo("001");
  }
}
