package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.tenant.Migration;
import org.junit.jupiter.api.Test;

/** What hangs on what the database itself remembers. */
class HistoryDecidesIT extends Scenario {

  private static final String NEWER = "shop/migrations:2";

  HistoryDecidesIT(KubernetesApi.Wanted server) {
    super(server);
  }

  private void createWithAFifth() {
    pushWithAFifth(NEWER);
    orders.create(NEWER, "head", "");
    orders.awaitReadyAt("005");
  }

  /** The older image has no script of 005: it goes down over what the database keeps of it. */
  @Test
  void oneEditRollsImageAndTargetBack() {
    createWithAFifth();

    orders.edit("image: %s\ntargetRevision: \"003\"".formatted(IMAGE));

    orders.awaitReadyAt("003");
    assertThat(rows()).containsExactly("003");
    assertThat(tables()).containsExactly("t001", "t002", "t003");
  }

  @Test
  @Shows(reason = Reason.REVISION_UNKNOWN_TO_IMAGE)
  void anOlderImagesHeadIsNoRollBackAndTheMessageSaysWhatIs() {
    createWithAFifth();

    orders.edit("image: %s\ntargetRevision: head".formatted(IMAGE));

    DatabaseMigration stalled = orders.awaitStalled("RevisionUnknownToImage");
    assertThat(message(stalled)).contains("to roll back, set spec.targetRevision to 004");
    assertThat(rows()).containsExactly("005");
    orders.edit("targetRevision: \"004\"");
    orders.awaitReadyAt("004");
  }

  @Test
  @Shows(reason = Reason.MANAGED_BY_ANOTHER, field = "spec.adopt")
  void anotherResourceTakesTheDatabaseOverByName() {
    orders.create(IMAGE, "001", "");
    orders.awaitReadyAt("001");
    Migration renamed = tenant.migration("renamed");
    tenant.writeSecret("renamed-db", database);
    renamed.create(IMAGE, "002", "");

    DatabaseMigration refused = renamed.awaitStalled("ManagedByAnother");
    String owner = message(refused).replaceAll(".*is managed by ([^ ,]+), .*", "$1");
    assertThat(owner).endsWith("/" + tenant.namespace() + "/orders");
    orders.delete();
    renamed.edit("adopt: " + owner);

    renamed.awaitReadyAt("002");
    assertThat(rows()).containsExactly("002");
  }

  @Test
  @Shows(reason = Reason.CHECKSUM_MISMATCH, field = "spec.policy.edited")
  void anEditedScriptIsDeniedUntilItIsBack() {
    orders.create(IMAGE, "001", "policy: {edited: Deny}");
    orders.awaitReadyAt("001");
    pushLineOfFour(NEWER).revision("001", "", "CREATE TABLE t001 (id bigint);", "DROP TABLE t001;");

    orders.edit("image: %s\ntargetRevision: head".formatted(NEWER));

    DatabaseMigration stalled = orders.awaitStalled("ChecksumMismatch");
    assertThat(message(stalled)).contains("versions/001_step.sql", "athanor accept 001");
    orders.edit("image: " + IMAGE);
    orders.awaitReadyAt("004");
  }
}
