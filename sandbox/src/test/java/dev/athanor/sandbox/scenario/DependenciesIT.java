package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.tenant.Migration;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must be Ready first: missing, not there yet, only a plan, or a circle. */
class DependenciesIT extends Scenario {

  private Migration base;

  DependenciesIT(KubernetesApi.Wanted server) {
    super(server);
  }

  @BeforeEach
  void nameTheOther() {
    base = tenant.migration("base");
    tenant.createDatabase("base");
  }

  private DatabaseMigration awaitWaiting(String sentence) {
    return orders.await(
        "waits because " + sentence,
        Migration.PATIENCE,
        m -> "WaitingForDependency".equals(reason(m)) && message(m).contains(sentence));
  }

  @Test
  void whatIsMissingIsAwaitedByName() throws SQLException {
    orders.create(IMAGE, "001", "dependsOn: [{name: base}]");

    DatabaseMigration waiting = awaitWaiting("base, named in spec.dependsOn, is not there.");

    assertThat(Migration.isTrue(waiting, "Reconciling")).isTrue();
    assertThat(rows()).isEmpty();
    base.create(IMAGE, "001", "");
    orders.awaitReadyAt("001");
  }

  @Test
  void whatFailsHoldsUpWhatFollows() {
    base.create(IMAGE, "nowhere", "");
    base.awaitStalled("RevisionNotFound");
    orders.create(IMAGE, "001", "dependsOn: [{name: base}]");

    awaitWaiting("base, named in spec.dependsOn, is not Ready yet.");

    base.edit("targetRevision: \"001\"");
    orders.awaitReadyAt("001");
  }

  /** It was Ready for the spec before: that is not enough. */
  @Test
  void readyMeansForThePresentSpec() throws SQLException {
    base.create(IMAGE, "001", "");
    base.awaitReadyAt("001");
    orders.create(IMAGE, "001", "dependsOn: [{name: base}]");
    orders.awaitReadyAt("001");
    base.edit("image: shop/migrations:missing\ntargetRevision: \"002\"");

    orders.edit("targetRevision: \"002\"");

    awaitWaiting("base, named in spec.dependsOn, is not Ready yet.");
    assertThat(rows()).containsExactly("001");
    base.edit("image: " + IMAGE);
    orders.awaitReadyAt("002");
  }

  @Test
  void aPlanIsNothingToRelyOn() {
    base.create(IMAGE, "001", "mode: Plan");
    base.awaitReady();
    orders.create(IMAGE, "001", "dependsOn: [{name: base}]");

    awaitWaiting("base, named in spec.dependsOn, only plans (mode: Plan) and never applies.");

    base.edit("mode: Apply");
    orders.awaitReadyAt("001");
  }

  @Test
  void aCircleIsSaidOnBothSidesAndBrokenOnOne() {
    orders.create(IMAGE, "001", "dependsOn: [{name: base}]");
    base.create(IMAGE, "001", "dependsOn: [{name: orders}]");

    DatabaseMigration stalled = orders.awaitStalled("WaitingForDependency");
    assertThat(message(stalled))
        .isEqualTo(
            "DatabaseMigration base, named in spec.dependsOn, waits for this one in turn (base ->"
                + " orders): none of them can go first. Take one out of the spec.dependsOn of"
                + " another.");
    base.awaitStalled("WaitingForDependency");

    base.edit("dependsOn: []");

    base.awaitReadyAt("001");
    orders.awaitReadyAt("001");
  }
}
