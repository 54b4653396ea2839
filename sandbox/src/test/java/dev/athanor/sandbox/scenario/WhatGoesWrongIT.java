package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.api.v1alpha1.RunOutcome;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.postgres.SandboxDatabase;
import dev.athanor.sandbox.tenant.Migration;
import dev.athanor.sandbox.waiting.Await;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is wrong with a script, an image, a Secret or a runner: said, and mended. */
class WhatGoesWrongIT extends Scenario {

  WhatGoesWrongIT(KubernetesApi.Wanted server) {
    super(server);
  }

  @Test
  @Shows(reason = Reason.REVISION_NOT_FOUND)
  void aRevisionThatDoesNotExistIsSaidAndMended() throws SQLException {
    orders.create(IMAGE, "nowhere", "");

    DatabaseMigration stalled = orders.awaitStalled("RevisionNotFound");

    assertThat(message(stalled)).contains("nowhere");
    assertThat(rows()).isEmpty();
    orders.edit("targetRevision: \"001\"");
    orders.awaitReadyAt("001");
  }

  @Test
  @Shows(
      reason = Reason.MIGRATION_FAILED,
      field = {"status.failures", "status.history[].message"})
  void badSqlIsRolledBackAndNamedAndARepairedImageGoesOn() throws SQLException {
    scripts.revision("003", "002", "CREATE TABLE t003 (id int);\nCREATE TABL t003b (id int);", "");
    orders.create(IMAGE, "head", "");

    DatabaseMigration stalled = orders.awaitStalled("MigrationFailed");

    assertThat(message(stalled))
        .contains("versions/003_step.sql:9")
        .contains("42601")
        .contains("syntax error");
    assertThat(rows()).containsExactly("002");
    assertThat(tables()).containsExactly("t001", "t002");
    assertThat(stalled.getStatus().currentRevision()).isEqualTo("002");
    assertThat(Objects.requireNonNull(stalled.getStatus().history()).get(0).outcome())
        .isEqualTo(RunOutcome.FAILED);

    pushLineOfFour("shop/migrations:2");
    orders.edit("image: shop/migrations:2");
    orders.awaitReadyAt("004");
    assertThat(tables()).hasSize(4);
  }

  @Test
  @Shows(field = "spec.database.keys.uri")
  void twoDatabasesBehindOneSecretAreNotMixedUp() throws SQLException {
    Migration billing = tenant.migration("billing");
    SandboxDatabase other = tenant.createDatabase("billing");
    tenant.writeSecret("both", Map.of("orders", database.url(), "billing", other.url()));

    orders.create(IMAGE, "001", "interval: 1s");
    orders.edit("database: {secretRef: {name: both}, keys: {uri: orders}}");
    orders.awaitReadyAt("001");
    billing.create(IMAGE, "003", "interval: 1s");
    billing.edit("database: {secretRef: {name: both}, keys: {uri: billing}}");

    assertThat(billing.awaitReadyAt("003").getStatus().failures()).isNull();
    assertThat(rows()).containsExactly("001");
    assertThat(orders.awaitReadyAt("001").getStatus().database())
        .isNotEqualTo(billing.status().orElseThrow().database());
  }

  @Test
  @Shows(reason = Reason.SECRET_NOT_FOUND)
  void aMissingSecretIsAwaited() throws SQLException {
    sandbox.client().secrets().inNamespace(tenant.namespace()).withName("orders-db").delete();
    orders.create(IMAGE, "001", "");
    orders.await(
        "says that the Secret is missing",
        Migration.PATIENCE,
        m -> "SecretNotFound".equals(reason(m)) && Migration.isTrue(m, "Reconciling"));

    tenant.writeSecret("orders-db", database);

    orders.awaitReadyAt("001");
    assertThat(rows()).containsExactly("001");
  }

  @Test
  @Shows(reason = Reason.IMAGE_PULL_FAILED)
  void anImageThatIsMissingGivesWayToTheRightOne() {
    orders.create("shop/migrations:typo", "001", "");
    orders.await(
        "says that the image is missing",
        Migration.PATIENCE,
        m -> "ImagePullFailed".equals(reason(m)));

    orders.edit("image: " + IMAGE);

    orders.awaitReadyAt("001");
  }

  @Test
  void aRunnerThatIsKilledLeavesOneRevisionAndIsRunAgain() throws SQLException {
    scripts.revision("002", "001", "CREATE TABLE t002 (id int);\n" + SLEEP, "DROP TABLE t002;");
    orders.create(IMAGE, "head", "retry: {backoff: {initial: 1s, max: 2s}}");
    String job = awaitRunning();
    Await.until("002 is under way", Migration.PATIENCE, () -> rows().contains("001"));

    sandbox.jobs().kill(tenant.namespace(), job);

    DatabaseMigrationStatus status = orders.awaitReadyAt("004").getStatus();
    assertThat(tables()).hasSize(4);
    assertThat(status.history()).hasSize(2);
    assertThat(orders.jobs().size()).isEqualTo(2);
  }

  @Test
  void noSecretIsShownAnywhere() {
    scripts.revision("002", "001", "SELECT 1/0;", "");
    orders.create(IMAGE, "head", "");

    DatabaseMigration stalled = orders.awaitStalled("MigrationFailed");

    assertThat(stalled.getStatus().toString()).doesNotContain(database.password());
    assertThat(orders.jobs().toString()).doesNotContain(database.password());
  }
}
