package dev.athanor.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.operator.testing.Beginnings;
import dev.athanor.operator.testing.Jobs;
import dev.athanor.operator.testing.Reports;
import dev.athanor.operator.testing.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans that a policy holds back, and where their SQL is to be read. */
class HeldPlanTest {
  private static final String SQL = "DROP TABLE a;\n";

  @ParameterizedTest
  @EnumSource(names = {"APPROVAL_REQUIRED", "DOWNGRADE_FORBIDDEN", "DESTRUCTIVE_FORBIDDEN"})
  void aPlanThatIsHeldBackIsShownAndIsNoFailure(Cause cause) {
    var situation = held(cause);

    assertThat(Objects.requireNonNull(situation.status().plan()).id()).isEqualTo(Reports.PLAN_ID);
    assertThat(situation.status().failures()).isNull();
    assertThat(situation.standing()).contains("Stalled");
    assertThat(situation.decide()).isInstanceOf(Decision.Rest.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "APPROVAL_REQUIRED | Look at status.plan; to let it run, set spec.approvedPlan to sha256:abab",
        "DOWNGRADE_FORBIDDEN | Name another target in spec.targetRevision, or allow it in spec.policy.downgrade.",
        "DESTRUCTIVE_FORBIDDEN | take the statement out of the script, or allow it in spec.policy.destructive.",
      })
  void theSentenceSpeaksOfTheSpec(Cause cause, String remedy) {
    assertThat(held(cause).message())
        .startsWith("versions/002_b.sql:9: Because. ")
        .contains(remedy)
        .doesNotContain("--plan-id");
  }

  @Test
  void thePlanIsMadeAnewWhenTheDatabaseHasMoved() {
    var situation = held(Cause.APPROVAL_REQUIRED).jobsExpire().after(Duration.ofMinutes(11));

    situation.answers("001");
    assertThat(situation.decide()).isInstanceOf(Decision.Rest.class);
    situation.after(Duration.ofMinutes(11)).answers("002");
    situation.answers("002");

    var start = (Decision.Start) situation.step();
    assertThat(start.run().kind().name()).isEqualTo("MIGRATE");
    assertThat(start.run().attempt()).isEqualTo(2);
  }

  @Test
  void aRunThatTookAStepLeavesNoPlan() {
    var situation = Beginnings.started();
    var report = Reports.arrived(situation);
    situation.job(Jobs.reported(situation, report));

    situation.answers("002").step();

    assertThat(situation.standing()).isEqualTo("RetryBackoff Reconciling");
    assertThat(situation.status().plan()).isNull();
  }

  @Test
  void theSqlIsPublishedOnceFromTheLogOfItsRun() {
    var situation = planned();

    var publish = (Decision.Publish) situation.decide();
    assertThat(publish.pod()).isEqualTo("pod");
    assertThat(publish.planId()).isEqualTo(Reports.PLAN_ID);
    situation.published(new Decision.Published(publish.job(), Optional.of("orders-plan"), ""));

    assertThat(Objects.requireNonNull(situation.status().plan()).sqlConfigMap())
        .isEqualTo("orders-plan");
    assertThat(situation.decide()).isInstanceOf(Decision.Rest.class);
  }

  @Test
  void sqlThatIsLostIsSaidOnceAndNotLookedForAgain() {
    var situation = planned();
    var publish = (Decision.Publish) situation.decide();
    String before = situation.message();
    var lost =
        new Decision.Published(publish.job(), Optional.empty(), "Its SQL cannot be shown: gone.");

    situation.published(lost).published(lost).jobsExpire();

    assertThat(situation.message()).isEqualTo(before + " Its SQL cannot be shown: gone.");
    assertThat(situation.decide()).isInstanceOf(Decision.Rest.class);
  }

  @Test
  void thePlanOfTheSpecBeforeIsNotPublished() {
    var situation = planned();
    var job = situation.snapshot().jobs().get(0);
    situation.edited("mode: Plan\n").step();
    situation.job(Jobs.ofGeneration(job, 1));

    var close = (Decision.Close) situation.answers("001").decide();

    assertThat(close.verdict()).isInstanceOf(Verdict.Outdated.class);
    assertThat(close.leavesPlan()).isFalse();
  }

  /** Planned, with SQL in the log. */
  private static Situation planned() {
    var situation = Situation.created().spec("mode: Plan\n");
    situation.step();
    situation.answers("001").step();
    var report =
        Reports.report(situation, Outcome.PLANNED, List.of("001"), List.of("001"), List.of("003"));
    situation.job(Jobs.reported(situation, Reports.withSql(report, SQL)));
    situation.answers("001").step();
    return situation;
  }

  private static Situation held(Cause cause) {
    var situation = Beginnings.started();
    situation.job(
        Jobs.reported(
            situation, Reports.failure(situation, Outcome.REFUSED, cause, null, "Because.")));
    situation.answers("001").step();
    return situation;
  }
}
