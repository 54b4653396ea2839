package dev.athanor.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.operator.testing.Beginnings;
import dev.athanor.operator.testing.Jobs;
import dev.athanor.operator.testing.Reports;
import dev.athanor.operator.testing.Situation;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a run that failed is tried again, and when no more. */
class NextAttemptTest {

  @Test
  void countedFailuresEndAtTheLimitAndPausesDouble() {
    var situation =
        Situation.created().spec("retry: {limit: 2, backoff: {initial: 10s, max: 1m}}\n");
    situation.step();
    for (int pause : new int[] {10, 20}) {
      situation.answers("001").step();
      situation.fails("55P03");
      assertThat(situation.status().nextRetryTime()).isEqualTo(situation.now().plusSeconds(pause));
      assertThat(situation.decide()).isInstanceOf(Decision.Rest.class);
      situation.after(Duration.ofSeconds(pause)).noJobs();
    }
    situation.answers("001").step();
    situation.fails("55P03");

    assertThat(situation.standing()).isEqualTo("MigrationFailed Stalled");
    assertThat(situation.status().failures()).isEqualTo(3);
    assertThat(situation.decide()).isEqualTo(new Decision.Rest(Optional.empty()));
  }

  @Test
  void aStalledResourceStartsAnewWhenAskedByAnnotation() {
    var situation = Beginnings.started();
    situation.fails("42703");
    assertThat(situation.standing()).isEqualTo("MigrationFailed Stalled");

    situation.requested("now");

    assertThat(situation.step()).isEqualTo(new Decision.Acknowledge(false));
    assertThat(situation.status().lastHandledReconcileAt()).isEqualTo("now");
    assertThat(situation.standing()).isEqualTo("Progressing Reconciling");
    situation.answers("001");
    assertThat(((Decision.Start) situation.step()).run().attempt()).isEqualTo(2);
  }

  @Test
  void aChangedSecretEndsTheBackoff() {
    var situation = Beginnings.started();
    situation.job(
        Jobs.reported(
            situation,
            Reports.failure(
                situation, Outcome.UNREACHABLE, Cause.AUTHENTICATION_FAILED, "28P01", "No.")));
    situation.doesNotAnswer().step();
    assertThat(situation.decide()).isInstanceOf(Decision.Rest.class);

    situation.secretView(Situation.secret("2"));

    assertThat(situation.decide()).isInstanceOf(Decision.Look.class);
  }
}
