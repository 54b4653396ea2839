package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.Drift;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.tenant.Migration;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Another hand has taken a database to another revision. */
class MovedDatabaseIT extends DriftScenario {

  MovedDatabaseIT(KubernetesApi.Wanted server) {
    super(server);
  }

  @Test
  void aTargetThatNamesWhereTheOtherHandWentIsReadyThere() throws SQLException {
    arriveAt("001", LOOKED_AT_OFTEN);
    execute("UPDATE alembic_version SET version_num = '002'; CREATE TABLE t002 (id int)");
    assertThat(drift(orders.awaitStalled("DriftDetected")).revisions()).containsExactly("002");

    orders.edit("targetRevision: \"002\"");

    assertThat(orders.awaitReadyAt("002").getStatus().drift()).isNull();
    assertThat(rows()).containsExactly("002");
  }

  @Test
  @Shows(
      reason = Reason.DRIFT_DETECTED,
      condition = "Drifted",
      field = {"spec.policy.drift", "status.drift.revisions", "status.drift.corrected"})
  void aMovedDatabaseIsTakenBackOnceAndThenReported() throws SQLException {
    arriveAt("002", CORRECT);
    execute("UPDATE alembic_version SET version_num = '003'; CREATE TABLE t003 (id int)");

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

    execute("UPDATE alembic_version SET version_num = '003'; CREATE TABLE t003 (id int)");

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
    execute("UPDATE alembic_version SET version_num = '003'");

    orders.awaitStalled("DowngradeForbidden");
    awaitLooks();
    assertThat(orders.jobs()).hasSize(2);
    execute("UPDATE alembic_version SET version_num = '002'");

    orders.awaitReadyAt("002");
  }

  @Test
  void whoDoesNotMindIsReadyWhereverTheDatabaseIs() throws SQLException {
    orders.create(IMAGE, "002", "interval: 1s\npolicy: {drift: Ignore}");
    orders.awaitReadyAt("002");
    execute("UPDATE alembic_version SET version_num = '003'; CREATE TABLE t003 (id int)");

    DatabaseMigration ready = orders.awaitReadyAt("003");

    assertThat(message(ready)).contains("at 003. This spec brought it to 002 and does not mind");
    assertThat(ready.getStatus().schema()).isNull();
  }
}
