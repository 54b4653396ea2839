package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.Plan;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.sandbox.faults.Fault;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.tenant.Migration;
import dev.athanor.sandbox.waiting.Await;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The SQL of a plan in its ConfigMap: there while it is true, and gone after. */
class PlanSqlIT extends Scenario {

  PlanSqlIT(KubernetesApi.Wanted server) {
    super(server);
  }

  @Test
  @Shows(
      reason = Reason.PLANNED,
      field = {"spec.mode", "status.plan.sqlConfigMap"})
  void theSqlFollowsThePlanUntilItIsApplied() {
    orders.create(IMAGE, "002", "mode: Plan");

    DatabaseMigration planned = awaitSql();

    assertThat(reason(planned)).isEqualTo("Planned");
    assertThat(plan(planned).sqlConfigMap()).isEqualTo("orders-plan");
    ConfigMap shown = map().get();
    assertThat(shown.getData().get("plan.sql"))
        .isEqualTo(
            """
            -- Plan %s

            -- upgrade 001, revision 001
            -- versions/001_step.sql
            CREATE TABLE t001 (id int);

            -- upgrade 002, revision 002
            -- versions/002_step.sql
            CREATE TABLE t002 (id int);
            """
                .formatted(plan(planned).id()));
    assertThat(shown.getMetadata().getOwnerReferences().get(0).getUid())
        .isEqualTo(planned.getMetadata().getUid());
    assertThat(rows()).isEmpty();

    orders.edit("targetRevision: \"003\"");
    DatabaseMigration longer = awaitSql();
    assertThat(plan(longer).id()).isNotEqualTo(plan(planned).id());
    assertThat(map().get().getMetadata().getAnnotations())
        .containsEntry("athanor.dev/plan", plan(longer).id());
    assertThat(map().get().getData().get("plan.sql")).contains("CREATE TABLE t003");

    orders.edit("mode: Apply");
    orders.awaitReadyAt("003");
    Await.until("the SQL is gone", Migration.PATIENCE, () -> map().get() == null);
    assertThat(orders.status().orElseThrow().plan()).isNull();

    orders.edit("targetRevision: \"001\"\nmode: Plan");
    assertThat(plan(awaitSql()).direction()).hasToString("DOWNGRADE");
    assertThat(map().get().getData().get("plan.sql"))
        .contains("-- downgrade 003, revision 003", "can lose data: DROP TABLE, line 11");
  }

  @Test
  void thePlanThatWaitsForApprovalIsShownToo() {
    orders.create(IMAGE, "002", "");
    orders.awaitReadyAt("002");
    orders.edit("targetRevision: \"001\"\npolicy: {downgrade: RequireApproval}");

    DatabaseMigration waiting = awaitSql();

    assertThat(reason(waiting)).isEqualTo("ApprovalRequired");
    assertThat(map().get().getData().get("plan.sql")).endsWith("\nDROP TABLE t002;\n");
    orders.edit("approvedPlan: " + plan(waiting).id());
    orders.awaitReadyAt("001");
    Await.until("the SQL is gone", Migration.PATIENCE, () -> map().get() == null);
  }

  @Test
  void theSqlIsReadBeforeTheJobGoes() {
    orders.create(
        IMAGE, "002", "mode: Plan\nsuccessfulJobsHistoryLimit: 0\nfailedJobsHistoryLimit: 0");

    awaitSql();

    Await.until("the Job is gone", Migration.PATIENCE, () -> orders.jobs().isEmpty());
    assertThat(map().get().getData().get("plan.sql")).contains("CREATE TABLE t002");
  }

  @Test
  void theSqlGoesWithItsResource() {
    orders.create(IMAGE, "002", "mode: Plan");
    awaitSql();

    orders.delete();

    Await.until("the SQL is gone", Migration.PATIENCE, () -> map().get() == null);
  }

  @Test
  void moreThanAConfigMapTakesIsPacked() throws IOException {
    String insert = "INSERT INTO t001 SELECT 1 WHERE 'größer' <> 'kleiner';\n";
    scripts.revision("002", "001", insert.repeat(40_000).strip(), "");
    orders.create(IMAGE, "002", "mode: Plan");

    awaitSql();

    ConfigMap shown = map().get();
    assertThat(shown.getData().get("plan.sql"))
        .startsWith("-- Plan sha256:")
        .contains("-- Cut here: these are the first", "plan.sql.gz");
    byte[] packed = Base64.getDecoder().decode(shown.getBinaryData().get("plan.sql.gz"));
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      String whole = new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(whole).endsWith(insert.repeat(40_000));
    }
  }

  @Test
  @Shows(field = "status.plan.stepsOmitted")
  void aLongPlanSaysHowManyStepsItDoesNotShow() {
    sandbox.images().push("shop/long:1", emptyImage().line(60).folder());

    orders.create("shop/long:1", "head", "mode: Plan");

    Plan plan = plan(awaitSql());
    int shown = Objects.requireNonNull(plan.steps()).size();
    assertThat(shown).isBetween(1, 50);
    assertThat(plan.stepsOmitted()).isEqualTo(60 - shown);
  }

  @Test
  void noPasswordIsInIt() {
    scripts.revision("001", "", "CREATE ROLE plans_app PASSWORD 'hunter-2';", "");
    orders.create(IMAGE, "001", "mode: Plan");

    awaitSql();

    assertThat(map().get().toString())
        .contains("CREATE ROLE plans_app PASSWORD '********'")
        .doesNotContain("hunter-2", database.url(), "postgresql://");
  }

  @Test
  void aConfigMapOfSomebodyElseIsLeftAlone() {
    sandbox
        .client()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("orders-plan")
                .withNamespace(tenant.namespace())
                .endMetadata()
                .addToData("mine", "yes")
                .build())
        .create();
    orders.create(IMAGE, "001", "mode: Plan");

    DatabaseMigration planned = awaitLostSql();

    assertThat(message(planned))
        .isEqualTo(
            "1 step to 001; see status.plan. Its SQL cannot be shown: ConfigMap orders-plan is there and not Athanor's; remove it.");
    assertThat(plan(planned).sqlConfigMap()).isNull();
    assertThat(map().get().getData()).containsOnlyKeys("mine");
    orders.edit("mode: Apply");
    orders.awaitReadyAt("001");
    assertThat(map().get().getData()).containsOnlyKeys("mine");
  }

  @Test
  void aLogThatCannotBeReadNowIsReadLater() {
    sandbox.operatorFaults().next(2, new Fault.Answer(500), call -> call.path().endsWith("/log"));

    orders.create(IMAGE, "001", "mode: Plan");

    assertThat(reason(awaitSql())).isEqualTo("Planned");
  }

  @Test
  void aLogThatIsGoneIsSaid() {
    sandbox.operatorFaults().always(new Fault.Answer(404), call -> call.path().endsWith("/log"));

    orders.create(IMAGE, "001", "mode: Plan");

    DatabaseMigration planned = awaitLostSql();
    assertThat(Migration.isTrue(planned, "Ready")).isTrue();
    assertThat(map().get()).isNull();
  }

  private DatabaseMigration awaitSql() {
    return orders.await(
        "has the SQL of its plan",
        Migration.PATIENCE,
        m -> m.getStatus().plan() != null && m.getStatus().plan().sqlConfigMap() != null);
  }

  private DatabaseMigration awaitLostSql() {
    return orders.await(
        "says that its SQL is not shown",
        Migration.PATIENCE,
        m -> message(m).contains("Its SQL cannot be shown"));
  }

  private static Plan plan(DatabaseMigration migration) {
    return Objects.requireNonNull(migration.getStatus().plan());
  }

  private Resource<ConfigMap> map() {
    return sandbox.client().configMaps().inNamespace(tenant.namespace()).withName("orders-plan");
  }
}
