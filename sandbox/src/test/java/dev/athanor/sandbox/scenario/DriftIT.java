package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.api.v1alpha1.Drift;
import dev.athanor.api.v1alpha1.HistoryEntry;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.postgres.SandboxDatabase;
import dev.athanor.sandbox.tenant.Migration;
import dev.athanor.sandbox.waiting.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What another hand does to a database, and what is no drift though it changes the database. */
class DriftIT extends Scenario {

  private static final String LOOKED_AT_OFTEN = "interval: 1s";
  private static final String CORRECT = "interval: 1s\npolicy: {drift: Correct}";

  DriftIT(KubernetesApi.Wanted server) {
    super(server);
  }

  private DatabaseMigrationStatus arriveAt(String target, String more) {
    orders.create(IMAGE, target, more);
    orders.awaitReadyAt(target);
    return orders
        .await(
            "knows the schema that its run left",
            Migration.PATIENCE,
            m -> m.getStatus().schema() != null)
        .getStatus();
  }

  private static Drift drift(DatabaseMigration migration) {
    return Objects.requireNonNull(migration.getStatus().drift());
  }

  /** Two looks, at least, have begun after now. */
  private void awaitLooks() {
    long before = commits();
    Await.until("looked twice", Migration.PATIENCE, () -> commits() > before + 25);
  }

  @Test
  void whatWasChangedByHandIsNamedAndUndoingItClears() throws SQLException {
    arriveAt("002", LOOKED_AT_OFTEN);

    sql(
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

    sql("ALTER TABLE t001 DROP note, ALTER id TYPE int; CREATE TABLE t002 (id int)");

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

    sql(
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
    try (Connection connection =
            new SandboxDatabase(admin.port(), database.name(), admin.user(), admin.password())
                .connect();
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
    sql("ALTER TABLE invoice ADD note text");
    orders.awaitStalled("DriftDetected");
  }

  private void pushImageOf(String image, String revision, String upgrade) {
    sandbox.images().push(image, emptyImage().revision(revision, "", upgrade, "").folder());
  }

  @Test
  void anOperatorThatStartsAnewStillKnowsAndSaysTheSame() throws SQLException {
    arriveAt("001", LOOKED_AT_OFTEN);
    sql("ALTER TABLE t001 ADD note text");
    DatabaseMigration drifted = orders.awaitStalled("DriftDetected");

    sandbox.restartOperator();
    awaitLooks();

    DatabaseMigration still = orders.awaitStalled("DriftDetected");
    assertThat(still.getMetadata().getResourceVersion())
        .isEqualTo(drifted.getMetadata().getResourceVersion());
    sql("ALTER TABLE t001 DROP note");
    orders.awaitReadyAt("001");
  }

  @Test
  void whatHappenedWhileNoOperatorRanIsFoundWithoutItsNames() throws SQLException {
    arriveAt("001", LOOKED_AT_OFTEN);
    sandbox.stopOperator();
    try {
      sql("ALTER TABLE t001 ADD note text");
    } finally {
      sandbox.startOperator();
    }

    DatabaseMigration drifted = orders.awaitStalled("DriftDetected");

    assertThat(message(drifted)).contains("what has changed is not known here");
    assertThat(drift(drifted).differences()).isNull();
    sql("ALTER TABLE t001 DROP note");
    orders.awaitReadyAt("001");
  }

  @Test
  void theAnnotationGoesOnFromTheSchemaAsItIs() throws SQLException {
    arriveAt("001", LOOKED_AT_OFTEN);
    sql("ALTER TABLE t001 ADD note text");
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
    sql("ALTER TABLE t001 ADD note text");
    orders.awaitStalled("DriftDetected");

    orders.edit("targetRevision: \"003\"");

    DatabaseMigrationStatus status = orders.awaitReadyAt("003").getStatus();
    assertThat(tables()).containsExactly("t001", "t002", "t003");
    assertThat(Objects.requireNonNull(status.history()).get(0).message())
        .contains("added column public.t001.note");
  }

  @Test
  void aTargetThatNamesWhereTheOtherHandWentIsReadyThere() throws SQLException {
    arriveAt("001", LOOKED_AT_OFTEN);
    sql("UPDATE alembic_version SET version_num = '002'; CREATE TABLE t002 (id int)");
    assertThat(drift(orders.awaitStalled("DriftDetected")).revisions()).containsExactly("002");

    orders.edit("targetRevision: \"002\"");

    assertThat(orders.awaitReadyAt("002").getStatus().drift()).isNull();
    assertThat(rows()).containsExactly("002");
  }

  @Test
  void aMovedDatabaseIsTakenBackOnceAndThenReported() throws SQLException {
    arriveAt("002", CORRECT);
    sql("UPDATE alembic_version SET version_num = '003'; CREATE TABLE t003 (id int)");

    DatabaseMigration corrected =
        orders.await(
            "was taken back",
            Migration.PATIENCE,
            m -> Migration.isTrue(m, "Ready") && isCorrected(m));
    assertThat(rows()).containsExactly("002");
    assertThat(tables()).containsExactly("t001", "t002");
    assertThat(Objects.requireNonNull(corrected.getStatus().history()).get(0).message())
        .isEqualTo("Another hand had moved the database to 003.");
    assertThat(warnings("DriftDetected"))
        .containsExactly("Another hand had moved the database to 003.");

    sql("UPDATE alembic_version SET version_num = '003'; CREATE TABLE t003 (id int)");

    assertThat(message(orders.awaitStalled("DriftDetected")))
        .contains("at 003 again, after it was taken back to 002 once");
    assertThat(rows()).containsExactly("003");
    assertThat(orders.jobs()).hasSizeLessThanOrEqualTo(2);
  }

  private static boolean isCorrected(DatabaseMigration migration) {
    Drift drift = migration.getStatus().drift();
    return drift != null && Boolean.TRUE.equals(drift.corrected());
  }

  private List<String> warnings(String reason) {
    return sandbox.client().v1().events().inNamespace(tenant.namespace()).list().getItems().stream()
        .filter(event -> reason.equals(event.getReason()) && "Warning".equals(event.getType()))
        .map(event -> event.getMessage())
        .toList();
  }

  @Test
  void aCorrectionThatIsRefusedIsReportedUntilTheDatabaseIsBack() throws SQLException {
    arriveAt("002", "interval: 1s\npolicy: {drift: Correct, downgrade: Deny}");
    sql("UPDATE alembic_version SET version_num = '003'");

    orders.awaitStalled("DowngradeForbidden");
    awaitLooks();
    assertThat(orders.jobs()).hasSize(2);
    sql("UPDATE alembic_version SET version_num = '002'");

    orders.awaitReadyAt("002");
  }

  @Test
  void noRunUndoesAChangedSchema() throws SQLException {
    arriveAt("001", CORRECT);
    sql("ALTER TABLE t001 ADD note text");

    assertThat(message(orders.awaitStalled("DriftDetected")))
        .contains("does not undo that, whatever spec.policy.drift says");
    assertThat(orders.jobs()).hasSize(1);
  }

  @Test
  void whoDoesNotMindIsReadyWhereverTheDatabaseIs() throws SQLException {
    orders.create(IMAGE, "002", "interval: 1s\npolicy: {drift: Ignore}");
    orders.awaitReadyAt("002");
    sql("UPDATE alembic_version SET version_num = '003'; CREATE TABLE t003 (id int)");

    DatabaseMigration ready = orders.awaitReadyAt("003");

    assertThat(message(ready)).contains("at 003. This spec brought it to 002 and does not mind");
    assertThat(ready.getStatus().schema()).isNull();
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
