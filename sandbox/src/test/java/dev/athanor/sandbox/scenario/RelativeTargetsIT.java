package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.postgres.SandboxDatabase;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A target that counts from where the database stands is counted once. */
class RelativeTargetsIT extends Scenario {

  RelativeTargetsIT(KubernetesApi.Wanted server) {
    super(server);
  }

  private void walkDownFrom004() {
    orders.create(IMAGE, "head", "");
    orders.awaitReadyAt("004");
    orders.edit("targetRevision: \"-1\"");
    orders.awaitReadyAt("003");
  }

  @Test
  void aPinThatWasLostWithTheStatusIsNotCountedAgain() {
    walkDownFrom004();
    sandbox.stopOperator();
    loseStatus();

    orders.edit("historyLimit: 5");
    sandbox.startOperator();

    DatabaseMigration stalled = orders.awaitStalled("RevisionNotFound");
    assertThat(message(stalled))
        .isEqualTo(
            "What -1 was resolved to is no longer known, and the database may have moved since. Name a revision in spec.targetRevision.");
    assertThat(rows()).containsExactly("003");
    orders.edit("targetRevision: \"003\"");
    orders.awaitReadyAt("003");
  }

  private void loseStatus() {
    sandbox
        .client()
        .resources(DatabaseMigration.class)
        .inNamespace(tenant.namespace())
        .withName(orders.name())
        .subresource("status")
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager("somebody")
                .build(),
            "{\"status\": null}");
  }

  @Test
  void anotherDatabaseBehindTheSecretVoidsWhatWasKnownOfTheFirst() {
    walkDownFrom004();
    SandboxDatabase other = tenant.createDatabase("other");
    tenant.writeSecret("orders-db", other);

    orders.edit("historyLimit: 5");

    DatabaseMigration stalled = orders.awaitStalled("RevisionNotFound");
    assertThat(message(stalled)).contains("Name a revision");
    orders.edit("targetRevision: \"002\"");
    DatabaseMigration there = orders.awaitReadyAt("002");
    assertThat(there.getStatus().pinned()).isNull();
    assertThat(rows()).as("of the first one").containsExactly("003");
  }

  @Test
  void aCountUpIsPinnedToo() {
    orders.create(IMAGE, "+2", "");
    orders.awaitReadyAt("002");

    orders.edit("interval: 1m");

    DatabaseMigration there = orders.awaitReadyAt("002");
    assertThat(Objects.requireNonNull(there.getStatus().pinned()).revisions())
        .isEqualTo(List.of("002"));
    orders.edit("targetRevision: \"+1\"");
    orders.awaitReadyAt("003");
  }
}
