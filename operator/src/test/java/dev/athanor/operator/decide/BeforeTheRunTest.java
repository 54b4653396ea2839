package dev.athanor.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.operator.job.JobName;
import dev.athanor.operator.observe.DependencyView;
import dev.athanor.operator.observe.DependencyView.State;
import dev.athanor.operator.observe.RunKind;
import dev.athanor.operator.observe.SecretView;
import dev.athanor.operator.testing.Beginnings;
import dev.athanor.operator.testing.Situation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must be in order before a Job is started. */
class BeforeTheRunTest {

  @Test
  void aNewSpecIsAcknowledgedBeforeAnythingIsDone() {
    var situation = Situation.created();

    assertThat(situation.step()).isEqualTo(new Decision.Acknowledge(true));

    assertThat(situation.standing()).isEqualTo("Progressing Reconciling");
    assertThat(situation.status().observedGeneration()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "engine: Alembic | spec.engine",
        "policy: {destructive: Dream} | spec.policy.destructive has a value",
        "timeout: soon | spec.timeout is soon, which is not a duration",
        "mode: Dream | spec.mode has a value",
      })
  void whatCannotBeCarriedOutIsSaid(String spec, String sentence) {
    var situation = Situation.created().spec(spec + "\n");
    situation.step();

    situation.step();

    assertThat(situation.standing()).isEqualTo("InvalidSpec Stalled");
    assertThat(situation.message()).contains(sentence);
  }

  @Test
  void nothingIsDoneWithoutTheSecret() {
    var situation = Situation.created().secretView(new SecretView.Missing());
    situation.step();

    situation.step();

    assertThat(situation.standing()).isEqualTo("SecretNotFound Reconciling");
    assertThat(situation.message())
        .isEqualTo(
            "Secret orders-db, named in spec.database.secretRef, is not in namespace shop. Create it, or correct the name.");
  }

  @ParameterizedTest
  @CsvSource({
    "MISSING, 'DatabaseMigration base, named in spec.dependsOn, is not there.'",
    "NOT_READY, 'DatabaseMigration base, named in spec.dependsOn, is not Ready yet.'",
  })
  void whatMustComeFirstIsAwaited(State state, String message) {
    var situation =
        Situation.created().spec("dependsOn: [{name: base}]\n").dependency("base", state);
    situation.step();

    situation.step();

    assertThat(situation.standing()).isEqualTo("WaitingForDependency Reconciling");
    assertThat(situation.message()).isEqualTo(message);
  }

  @Test
  void aCircleNeedsAPersonAndIsLookedAtAnew() {
    var situation = Beginnings.acknowledged();
    situation.dependency(
        new DependencyView("billing", State.CYCLE, List.of("billing", "ledger", "orders")));

    situation.step();

    assertThat(situation.standing()).isEqualTo("WaitingForDependency Stalled");
    assertThat(situation.message())
        .isEqualTo(
            "DatabaseMigration billing, named in spec.dependsOn, waits for this one in turn"
                + " (billing -> ledger -> orders): none of them can go first. Take one out of the"
                + " spec.dependsOn of another.");
    situation.dependency("billing", State.READY);
    assertThat(situation.decide()).isInstanceOf(Decision.Look.class);
  }

  @Test
  void aSuspendedResourceStartsNothing() {
    var situation = Situation.created().spec("suspend: true\n");
    situation.step();

    situation.step();

    assertThat(situation.standing()).isEqualTo("Suspended Stalled");
  }

  @Test
  void theDatabaseIsReadAndItsRowsGoWithTheJob() {
    var situation = Beginnings.acknowledged();
    situation.answers("001");

    var start = (Decision.Start) situation.step();

    assertThat(start.run().kind()).isEqualTo(RunKind.MIGRATE);
    assertThat(start.run().target()).isEqualTo("003");
    assertThat(start.run().from()).contains(List.of("001"));
    assertThat(start.run().attempt()).isEqualTo(1);
    assertThat(situation.jobName()).isEqualTo(start.run().job());
  }

  @Test
  void aDatabaseThatOnlyTheJobCanReachIsNoObstacle() {
    var situation = Beginnings.acknowledged();
    situation.doesNotAnswer();

    var start = (Decision.Start) situation.step();

    assertThat(start.run().from()).isEmpty();
  }

  @Test
  void anIntentionThatWasWrittenAndNotCarriedOutIsTheSameIntention() {
    var situation = Beginnings.started();
    String job = situation.jobName();
    situation.unknownDatabase();

    situation.answers("001");
    var again = (Decision.Start) situation.step();

    assertThat(again.run().job()).isEqualTo(job);
    assertThat(again.run().attempt()).isEqualTo(1);
  }

  @Test
  void theNextAttemptHasAnotherName() {
    var names =
        IntStream.rangeClosed(1, 50)
            .mapToObj(i -> JobName.of(Situation.ORDERS, 7, i, RunKind.MIGRATE))
            .toList();

    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("orders-[0-9a-f]{10}"));
  }
}
