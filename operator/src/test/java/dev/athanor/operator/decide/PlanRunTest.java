package dev.athanor.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.operator.observe.RunKind;
import dev.athanor.operator.testing.Jobs;
import dev.athanor.operator.testing.Reports;
import dev.athanor.operator.testing.Situation;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    assertThat(Objects.requireNonNull(situation.status().plan()).id()).isEqualTo(Reports.PLAN_ID);
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

  @ParameterizedTest
  @CsvSource({"001, 001, 001", "'001,x', 001, 002@001"})
  void theBranchThatWasCountedOnIsPinnedOnlyWhereItMatters(
      String rowsAtTarget, String resolved, String pinned) {
    var situation = Situation.created().spec("targetRevision: \"-1\"\n");
    situation.step();
    situation.answers("002").step();
    situation.job(
        Jobs.reported(
            situation,
            Reports.counted(situation, resolved, "002@001", List.of(rowsAtTarget.split(",")))));

    situation.answers("002").step();

    assertThat(Objects.requireNonNull(situation.status().pinned()).revisions())
        .containsExactly(pinned);
  }

  private static Situation walkedDown() {
    var situation = Situation.created().spec("targetRevision: \"-1\"\n");
    situation.step();
    situation.answers("002").step();
    situation.job(Jobs.planned(situation));
    situation.answers("002").step();
    situation.answers("002").step();
    situation.job(Jobs.arrived(situation, "002", "001"));
    situation.answers("001").step();
    situation.jobsExpire();
    assertThat(situation.standing()).isEqualTo("Applied Ready");
    return situation;
  }

  /** The Jobs remember the text that they walked for. */
  @Test
  void aPinThatWasLostWithTheStatusIsNotCountedAgainByAnEditOfSomethingElse() {
    var situation = walkedDown();
    situation.loseStatus();

    situation.edited("targetRevision: \"-1\"\ninterval: 1m\n").step();
    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo("RevisionNotFound Stalled");
  }

  @Test
  void anotherTargetInBetweenIsANewWish() {
    var situation = walkedDown();
    situation.edited("targetRevision: \"002\"\n").step();
    situation.answers("001").step();
    situation.job(Jobs.arrived(situation, "001", "002"));
    situation.answers("002").step();
    situation.jobsExpire();

    situation.edited("targetRevision: \"-1\"\n").step();
    situation.answers("002");

    assertThat(((Decision.Start) situation.step()).run().kind()).isEqualTo(RunKind.PLAN);
  }

  @Test
  void anotherDatabaseIsNotCountedFromAgain() {
    var situation = walkedDown().noJobs();
    situation.edited("targetRevision: \"-1\"\ninterval: 1m\n").step();

    situation.stands("before attempt 1 of generation 2", "9999/orders/x", "002").step();

    assertThat(situation.standing()).isEqualTo("RevisionNotFound Stalled");
  }
}
