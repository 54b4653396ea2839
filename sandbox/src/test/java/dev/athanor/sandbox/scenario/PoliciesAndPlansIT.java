package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.tenant.Migration;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the spec allows, holds back or only wants to know. */
class PoliciesAndPlansIT extends Scenario {

  PoliciesAndPlansIT(KubernetesApi.Wanted server) {
    super(server);
  }

  @Test
  @Shows(reason = Reason.WAITING_FOR_DEPENDENCY, field = "spec.dependsOn[].name")
  void whatDependsOnAnotherWaitsForIt() {
    Migration base = tenant.migration("base");
    tenant.createDatabase("base");
    orders.create(IMAGE, "001", "dependsOn: [{name: base}]");
    orders.await(
        "waits for base", Migration.PATIENCE, m -> "WaitingForDependency".equals(reason(m)));

    base.create(IMAGE, "001", "");

    orders.awaitReadyAt("001");
  }

  @Test
  @Shows(reason = Reason.SUSPENDED, condition = "Stalled", field = "spec.suspend")
  void aSuspendedResourceIsLeftAlone() throws SQLException {
    orders.create(IMAGE, "001", "suspend: true");

    orders.awaitStalled("Suspended");

    assertThat(rows()).isEmpty();
    orders.edit("suspend: false");
    orders.awaitReadyAt("001");
  }

  @Test
  @Shows(
      reason = Reason.PLANNED,
      field = {
        "spec.mode",
        "status.plan.id",
        "status.plan.direction",
        "status.plan.to",
        "status.plan.steps[].revision",
        "status.plan.steps[].message",
        "status.plan.steps[].destructive"
      })
  void aPlanChangesNothing() throws SQLException {
    orders.create(IMAGE, "003", "mode: Plan");

    DatabaseMigration planned = orders.awaitReady();

    assertThat(reason(planned)).isEqualTo("Planned");
    assertThat(Objects.requireNonNull(planned.getStatus().plan()).steps()).hasSize(3);
    assertThat(rows()).isEmpty();
  }

  @Test
  @Shows(reason = Reason.DOWNGRADE_FORBIDDEN, field = "spec.policy.downgrade")
  void aForbiddenDowngradeIsRefused() throws SQLException {
    orders.create(IMAGE, "head", "policy: {downgrade: Deny}");
    orders.awaitReadyAt("004");

    orders.edit("targetRevision: \"001\"");

    orders.awaitStalled("DowngradeForbidden");
    assertThat(rows()).containsExactly("004");
  }

  @Test
  @Shows(
      reason = Reason.APPROVAL_REQUIRED,
      condition = "ApprovalRequired",
      field = {"spec.approvedPlan", "status.plan.from"})
  void anApprovedPlanIsCarriedOut() throws SQLException {
    orders.create(IMAGE, "head", "policy: {downgrade: RequireApproval}");
    orders.awaitReadyAt("004");
    orders.edit("targetRevision: \"001\"");
    DatabaseMigration waiting = orders.awaitStalled("ApprovalRequired");
    String plan = Objects.requireNonNull(waiting.getStatus().plan()).id();

    orders.edit("approvedPlan: " + plan);

    orders.awaitReadyAt("001");
    assertThat(rows()).containsExactly("001");
  }

  @Test
  @Shows(reason = Reason.DRIFT_DETECTED, condition = "Drifted")
  void anotherHandIsNoticedAndTheAnnotationGoesBack() throws SQLException {
    orders.create(IMAGE, "002", "interval: 1s");
    orders.awaitReadyAt("002");

    execute("UPDATE alembic_version SET version_num = '003'; CREATE TABLE t003 (id int)");

    orders.awaitStalled("DriftDetected");
    orders.annotate("athanor.dev/reconcile-requested-at", "now");
    orders.awaitReadyAt("002");
    assertThat(tables()).containsExactly("t001", "t002");
  }
}
