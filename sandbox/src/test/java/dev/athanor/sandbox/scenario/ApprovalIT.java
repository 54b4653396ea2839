package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.Plan;
import dev.athanor.api.v1alpha1.PlanStep;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.postgres.SandboxDatabase;
import dev.athanor.sandbox.tenant.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Steps that can lose data, and the commit that lets a plan run: once, and only this plan. */
class ApprovalIT extends Scenario {
  private static final String DESTRUCTIVE = "policy: {destructive: RequireApproval}";

  ApprovalIT(KubernetesApi.Wanted server) {
    super(server);
  }

  /** At 001, with a way to 002 that loses data. */
  private DatabaseMigration waitsForApproval() {
    scripts.revision("002", "001", "DROP TABLE t001;", "CREATE TABLE t001 (id int);");
    orders.create(IMAGE, "001", DESTRUCTIVE);
    orders.awaitReadyAt("001");
    orders.edit("targetRevision: \"002\"");
    return orders.awaitStalled("ApprovalRequired");
  }

  @Test
  @Shows(
      reason = Reason.DESTRUCTIVE_FORBIDDEN,
      field = {"spec.policy.destructive", "status.plan.steps[].destructive"})
  void aStepThatCanLoseDataIsForbidden() {
    scripts.revision("003", "002", "ALTER TABLE t001 DROP COLUMN id;", "");
    orders.create(IMAGE, "head", "policy: {destructive: Deny}");

    DatabaseMigration forbidden = orders.awaitStalled("DestructiveForbidden");

    assertThat(Migration.condition(forbidden, "Ready").orElseThrow().status()).isEqualTo("False");
    assertThat(message(forbidden))
        .isEqualTo(
            "versions/003_step.sql:8: The upgrade of 003 can lose data (ALTER TABLE … DROP COLUMN, line 8), and the policy forbids that. Name another target in spec.targetRevision, take the statement out of the script, or allow it in spec.policy.destructive.");
    assertThat(plan(forbidden).steps())
        .extracting(PlanStep::revision, PlanStep::destructive)
        .containsExactly(
            tuple("001", false), tuple("002", false), tuple("003", true), tuple("004", false));
    assertThat(forbidden.getStatus().failures()).isNull();
    assertThat(rows()).isEmpty();
    orders.edit("targetRevision: \"002\"");
    orders.awaitReadyAt("002");
  }

  @Test
  void aWayDownThatLosesDataIsForbiddenToo() {
    orders.create(IMAGE, "head", "policy: {destructive: Deny}");
    orders.awaitReadyAt("004");

    orders.edit("targetRevision: \"003\"");

    DatabaseMigration forbidden = orders.awaitStalled("DestructiveForbidden");
    assertThat(message(forbidden)).contains("The downgrade of 004 can lose data (DROP TABLE,");
    assertThat(rows()).containsExactly("004");
  }

  @Test
  @Shows(
      reason = {Reason.APPROVAL_REQUIRED, Reason.APPLIED},
      condition = "ApprovalRequired",
      field = {"spec.approvedPlan", "status.plan.id"})
  void aPlanWaitsAndTheCommitOfItsIdRunsItOnce() throws SQLException {
    DatabaseMigration waiting = waitsForApproval();
    String id = String.valueOf(plan(waiting).id());
    assertThat(Migration.isTrue(waiting, "ApprovalRequired")).isTrue();
    assertThat(Migration.condition(waiting, "Ready").orElseThrow().status()).isEqualTo("False");
    assertThat(message(waiting))
        .endsWith(
            "can lose data (DROP TABLE, line 8), and the policy wants that approved. Look at status.plan; to let it run, set spec.approvedPlan to %s."
                .formatted(id));
    assertThat(rows()).containsExactly("001");

    orders.edit("approvedPlan: " + id);
    DatabaseMigration applied = orders.awaitReadyAt("002");

    assertThat(applied.getStatus().plan()).isNull();
    assertThat(tables()).isEmpty();
    // Down again by another hand: the same steps are another plan, for a run has been since.
    orders.edit("targetRevision: \"001\"");
    orders.awaitReadyAt("001");
    orders.edit("targetRevision: \"002\"");
    DatabaseMigration again = orders.awaitStalled("ApprovalRequired");
    assertThat(message(again))
        .startsWith("The plan that was approved is not the plan as it is now");
    assertThat(plan(again).id()).isNotEqualTo(id);
    assertThat(rows()).containsExactly("001");
  }

  @Test
  void anApprovalIsVoidWhenTheDatabaseHasMoved() throws SQLException {
    String id = String.valueOf(plan(waitsForApproval()).id());
    execute("CREATE TABLE moved (id int); DELETE FROM alembic_version");

    orders.edit("approvedPlan: " + id);

    assertVoid(orders.awaitStalled("ApprovalRequired"), id);
    assertThat(rows()).isEmpty();
    assertThat(tables()).containsExactly("t001");
  }

  @Test
  void anApprovalIsVoidWhenAScriptHasChanged() {
    String id = String.valueOf(plan(waitsForApproval()).id());
    String other = "shop/migrations:changed-" + tenant.namespace();
    pushLineOfFour(other).revision("002", "001", "DROP TABLE t001 CASCADE;", "");

    orders.edit("approvedPlan: %s\nimage: %s".formatted(id, other));

    assertVoid(orders.awaitStalled("ApprovalRequired"), id);
    assertThat(tables()).containsExactly("t001");
  }

  @Test
  void anApprovalIsVoidWhenAnotherRunHasBeen() {
    String id = String.valueOf(plan(waitsForApproval()).id());
    orders.edit("targetRevision: base\npolicy: {destructive: Allow}");
    orders.awaitReadyAt("base");
    orders.edit("targetRevision: \"001\"");
    orders.awaitReadyAt("001");

    orders.edit("targetRevision: \"002\"\n" + DESTRUCTIVE + "\napprovedPlan: " + id);

    assertVoid(orders.awaitStalled("ApprovalRequired"), id);
    assertThat(tables()).containsExactly("t001");
  }

  @Test
  void anApprovalIsVoidInAnotherDatabase() throws SQLException {
    String id = String.valueOf(plan(waitsForApproval()).id());
    SandboxDatabase other = tenant.createDatabase("other");
    tenant.writeSecret("orders-db", other);

    orders.edit("approvedPlan: " + id);

    assertVoid(orders.awaitStalled("ApprovalRequired"), id);
    try (Connection connection = other.connect();
        Statement statement = connection.createStatement();
        var tables = statement.executeQuery("SELECT to_regclass('t001') IS NULL")) {
      assertThat(tables.next() && tables.getBoolean(1)).isTrue();
    }
  }

  @Test
  void anApprovalThatIsOverDoesNoHarmWhereNoneIsNeeded() {
    String over = "sha256:" + "0".repeat(64);
    orders.create(IMAGE, "002", DESTRUCTIVE + "\napprovedPlan: " + over);
    orders.awaitReadyAt("002");

    orders.edit("targetRevision: \"001\"\npolicy: {destructive: Allow}");

    orders.awaitReadyAt("001");
  }

  @Test
  void aPlanThatWaitsIsMadeAnewWhenTheDatabaseMoves() throws SQLException {
    orders.create(IMAGE, "head", "interval: 1s");
    orders.awaitReadyAt("004");
    orders.edit("targetRevision: \"001\"\npolicy: {downgrade: RequireApproval}");
    String id = String.valueOf(plan(orders.awaitStalled("ApprovalRequired")).id());

    execute("UPDATE alembic_version SET version_num = '003'; DROP TABLE t004");

    DatabaseMigration anew =
        orders.await(
            "waits with the plan from 003",
            Migration.PATIENCE,
            m ->
                Migration.isTrue(m, "ApprovalRequired")
                    && m.getStatus().plan() != null
                    && m.getStatus().plan().sqlConfigMap() != null
                    && "003".equals(m.getStatus().currentRevision()));
    assertThat(plan(anew).id()).isNotEqualTo(id);
    assertThat(plan(anew).steps()).extracting(PlanStep::revision).containsExactly("003", "002");
    orders.edit("approvedPlan: " + plan(anew).id());
    orders.awaitReadyAt("001");
  }

  private static void assertVoid(DatabaseMigration waiting, String id) {
    String now = String.valueOf(plan(waiting).id());
    assertThat(now).isNotEqualTo(id);
    assertThat(message(waiting))
        .isEqualTo(
            "The plan that was approved is not the plan as it is now: the database, its rows or the scripts have changed since, or it was carried out. Look at status.plan; to let it run, set spec.approvedPlan to %s."
                .formatted(now));
  }

  private static Plan plan(DatabaseMigration migration) {
    return Objects.requireNonNull(migration.getStatus().plan());
  }
}
