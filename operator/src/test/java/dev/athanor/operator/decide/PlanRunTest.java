package dev.athanor.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.operator.observe.RunKind;
import dev.athanor.operator.testing.Jobs;
import dev.athanor.operator.testing.Situation;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that only plan: for their own sake, or to resolve a target relative to the rows. */
class PlanRunTest {

  @Test
  void modePlanPlansAndIsReady() {
    var situation = Situation.created().spec("mode: Plan\n");
    situation.step();
    situation.answers("001");
    assertThat(((Decision.Start) situation.step()).run().kind()).isEqualTo(RunKind.PLAN);
    situation.job(Jobs.planned(situation));

    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo("Planned Ready");
    assertThat(Objects.requireNonNull(situation.status().plan()).id()).isEqualTo("sha256:abc");
    assertThat(situation.decide()).isInstanceOf(Decision.Rest.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "+2", "shop@-1", "shop@+1"})
  void aTargetRelativeToTheRowsIsResolvedOnceAndPinned(String target) {
    var situation = Situation.created().spec("targetRevision: \"" + target + "\"\n");
    situation.step();
    situation.answers("002");
    var plan = (Decision.Start) situation.step();
    assertThat(plan.run().kind()).isEqualTo(RunKind.PLAN);
    assertThat(plan.run().target()).isEqualTo(target);
    situation.job(Jobs.planned(situation));

    situation.answers("002").step();
    situation.answers("002");
    var run = (Decision.Start) situation.step();

    assertThat(run.run().kind()).isEqualTo(RunKind.MIGRATE);
    assertThat(run.run().target()).isEqualTo("001");
    assertThat(Objects.requireNonNull(situation.status().pinned()).revisions())
        .containsExactly("001");
    situation.edited("targetRevision: \"" + target + "\"\ninterval: 1m\n");
    situation.noJobs().step();
    situation.answers("001");
    assertThat(((Decision.Start) situation.step()).run().target()).isEqualTo("001");
  }

  @Test
  void aPinThatWasLostIsNotCountedAgain() {
    var situation = Situation.created().spec("targetRevision: \"-1\"\n");
    situation.step();
    situation.waitsFor("orders-lost");
    situation.job(Jobs.expiring(Jobs.arrived(situation)));
    situation.waitsFor(null);

    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo("RevisionNotFound Stalled");
    assertThat(situation.message()).contains("Name a revision");
  }
}
