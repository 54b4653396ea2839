package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.api.v1alpha1.Direction;
import dev.athanor.api.v1alpha1.HistoryEntry;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.api.v1alpha1.RunOutcome;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.tenant.Migration;
import dev.athanor.sandbox.waiting.Await;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What its owner asks for: revisions up and down, one edit after the other. */
class GoingUpAndDownIT extends Scenario {

  GoingUpAndDownIT(KubernetesApi.Wanted server) {
    super(server);
  }

  @Test
  @Shows(
      reason = {Reason.PROGRESSING, Reason.APPLIED},
      condition = {"Ready", "Reconciling"},
      field = {
        "spec.targetRevision",
        "spec.image",
        "spec.database.secretRef.name",
        "status.observedGeneration",
        "status.database",
        "status.currentRevisions",
        "status.currentRevision",
        "status.resolvedRevisions",
        "status.headRevisions",
        "status.pending",
        "status.lastAttemptedRevision",
        "status.lastAppliedImage",
        "status.lastMigrationTime",
        "status.lastCheckTime",
        "status.job",
        "status.attempt",
        "status.history[].id",
        "status.history[].direction",
        "status.history[].to",
        "status.history[].steps",
        "status.history[].image",
        "status.history[].job",
        "status.history[].generation",
        "status.history[].startTime",
        "status.history[].completionTime",
        "status.history[].outcome",
        "status.conditions[].type",
        "status.conditions[].status",
        "status.conditions[].observedGeneration",
        "status.conditions[].lastTransitionTime",
        "status.conditions[].reason",
        "status.conditions[].message"
      })
  void aNewResourceTakesItsDatabaseToTheTarget() throws SQLException {
    orders.create(IMAGE, "002", "");

    DatabaseMigrationStatus status = orders.awaitReadyAt("002").getStatus();

    assertThat(rows()).containsExactly("002");
    assertThat(tables()).containsExactly("t001", "t002");
    assertThat(status.currentRevisions()).containsExactly("002");
    assertThat(status.headRevisions()).containsExactly("004");
    assertThat(status.pending()).isEqualTo(2);
    assertThat(status.lastAppliedImage()).startsWith("shop/migrations@sha256:");
    assertThat(status.lastMigrationTime()).isNotNull();
    assertThat(status.job()).isNull();
    HistoryEntry run = onlyRun(status);
    assertThat(run.direction()).isEqualTo(Direction.UPGRADE);
    assertThat(run.from()).isEmpty();
    assertThat(run.to()).containsExactly("002");
    assertThat(run.steps()).isEqualTo(2);
    assertThat(run.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
  }

  @Test
  void anEditOfTheTargetGoesUp() throws SQLException {
    orders.create(IMAGE, "001", "");
    orders.awaitReadyAt("001");

    orders.edit("targetRevision: head");

    DatabaseMigration there = orders.awaitReadyAt("004");
    assertThat(rows()).containsExactly("004");
    assertThat(reason(there)).isEqualTo("Applied");
    assertThat(there.getStatus().pending()).isZero();
  }

  @Test
  @Shows(field = "status.history[].from")
  void anEditOfTheTargetRollsBack() throws SQLException {
    orders.create(IMAGE, "head", "");
    orders.awaitReadyAt("004");

    orders.edit("targetRevision: \"002\"");

    DatabaseMigrationStatus status = orders.awaitReadyAt("002").getStatus();
    assertThat(tables()).containsExactly("t001", "t002");
    assertThat(Objects.requireNonNull(status.history()).get(0).direction())
        .isEqualTo(Direction.DOWNGRADE);
    assertThat(status.history()).hasSize(2);
  }

  @Test
  @Shows(
      field = {
        "spec.historyLimit",
        "status.pinned.target",
        "status.pinned.from",
        "status.pinned.revisions"
      })
  void aRelativeTargetIsWalkedOnce() throws SQLException {
    orders.create(IMAGE, "head", "");
    orders.awaitReadyAt("004");

    orders.edit("targetRevision: \"-1\"");
    orders.awaitReadyAt("003");
    orders.edit("historyLimit: 5");

    DatabaseMigration there = orders.awaitReadyAt("003");
    assertThat(rows()).containsExactly("003");
    assertThat(Objects.requireNonNull(there.getStatus().pinned()).target()).isEqualTo("-1");
  }

  @Test
  void theSecondOfTwoEditsInARowWins() throws SQLException {
    orders.create(IMAGE, "001", "");
    orders.awaitReadyAt("001");

    orders.edit("targetRevision: head");
    orders.edit("targetRevision: \"002\"");

    DatabaseMigrationStatus status = orders.awaitReadyAt("002").getStatus();
    assertThat(rows()).containsExactly("002");
    assertThat(status.resolvedRevisions()).containsExactly("002");
  }

  @Test
  void anEditDuringARunWaitsForItsEnd() throws SQLException {
    scripts.revision("002", "001", SLEEP + "\nCREATE TABLE t002 (id int);", "DROP TABLE t002;");
    orders.create(IMAGE, "head", "");
    awaitRunning();

    orders.edit("targetRevision: \"001\"");

    DatabaseMigrationStatus status = orders.awaitReadyAt("001").getStatus();
    assertThat(rows()).containsExactly("001");
    assertThat(status.history())
        .extracting(HistoryEntry::outcome)
        .containsExactly(RunOutcome.SUCCEEDED, RunOutcome.SUCCEEDED);
  }

  @Test
  void deletingTheResourceLeavesTheDatabase() throws SQLException {
    orders.create(IMAGE, "002", "");
    orders.awaitReadyAt("002");

    orders.delete();

    Await.until("it is gone", Migration.PATIENCE, () -> orders.read().isEmpty());
    assertThat(rows()).containsExactly("002");
  }
}
