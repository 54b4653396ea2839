package dev.athanor.sandbox.scenario;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.api.v1alpha1.Drift;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.tenant.Migration;
import dev.athanor.sandbox.waiting.Await;
import java.util.Objects;

/** A database that has arrived, and is then looked at every second. */
abstract class DriftScenario extends Scenario {
  static final String LOOKED_AT_OFTEN = "interval: 1s";
  static final String CORRECT = "interval: 1s\npolicy: {drift: Correct}";

  DriftScenario(KubernetesApi.Wanted server) {
    super(server);
  }

  DatabaseMigrationStatus arriveAt(String target, String more) {
    orders.create(IMAGE, target, more);
    orders.awaitReadyAt(target);
    return orders
        .await(
            "knows the schema that its run left",
            Migration.PATIENCE,
            m -> m.getStatus().schema() != null)
        .getStatus();
  }

  static Drift drift(DatabaseMigration migration) {
    return Objects.requireNonNull(migration.getStatus().drift());
  }

  /** Two looks, at least, have begun after now. */
  void awaitLooks() {
    long before = commits();
    Await.until("looked twice", Migration.PATIENCE, () -> commits() > before + 25);
  }
}
