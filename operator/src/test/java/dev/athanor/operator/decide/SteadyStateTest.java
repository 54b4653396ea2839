package dev.athanor.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.report.Outcome;
import dev.athanor.operator.testing.Beginnings;
import dev.athanor.operator.testing.Jobs;
import dev.athanor.operator.testing.Reports;
import dev.athanor.operator.testing.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A database that has arrived, and what may happen to it there. */
class SteadyStateTest {

  @Test
  void inSteadyStateNothingIsWritten() {
    var situation = Beginnings.settled();
    var before = situation.status();

    situation.after(Duration.ofMinutes(5)).step();
    situation.after(Duration.ofMinutes(5));
    assertThat(situation.decide()).isInstanceOf(Decision.Look.class);
    situation.answers("003").step();

    assertThat(situation.status()).isEqualTo(before);
  }

  @Test
  void driftIsReported() {
    var situation = Beginnings.settled().after(Duration.ofMinutes(10));

    situation.answers("004").step();

    assertThat(situation.standing()).isEqualTo("DriftDetected Stalled Drifted");
    assertThat(situation.status().currentRevision()).isEqualTo("004");
    situation.after(Duration.ofMinutes(10)).answers("003").step();
    assertThat(situation.standing()).isEqualTo("UpToDate Ready");
  }

  @Test
  void driftIsCorrectedWhereThatIsWanted() {
    var situation =
        Beginnings.settledWith("policy: {drift: Correct}\n").after(Duration.ofMinutes(10));

    situation.answers("004");

    assertThat(situation.decide()).isInstanceOf(Decision.Look.class);
    situation.answers("004");
    assertThat(((Decision.Start) situation.step()).run().from()).contains(List.of("004"));
  }

  @Test
  void anotherDatabaseBehindTheSecretIsANewBeginning() {
    var situation = Beginnings.settled().after(Duration.ofMinutes(10));

    situation.stands("steady state", "9999/orders/public.alembic_version");

    assertThat(situation.decide()).isInstanceOf(Decision.Look.class);
  }

  @Test
  void suspendedWhereItStandsIsReady() {
    var situation = Beginnings.settled();

    situation.edited("suspend: true\n").step();
    situation.answers("003").step();

    assertThat(situation.standing()).isEqualTo("Suspended Ready");
    assertThat(situation.status().currentRevision()).isEqualTo("003");
  }

  @Test
  void aRunThatArrivesWhileSuspendedHasArrived() {
    var situation = Beginnings.started();
    situation.edited("suspend: true\n").step();
    situation.job(Jobs.ofGeneration(Jobs.arrived(situation), 1));

    situation.answers("003").step();
    situation.step();

    assertThat(situation.standing()).isEqualTo("Suspended Ready");
    assertThat(situation.message()).isEqualTo("The database is at 003. No run will be started.");
  }

  @Test
  void suspendedWithAnotherTargetHasNotArrived() {
    var situation = Beginnings.settled();

    situation.edited("suspend: true\ntargetRevision: \"004\"\n").step();
    situation.step();

    assertThat(situation.standing()).isEqualTo("Suspended Stalled");
  }

  @Test
  void anIntervalOfZeroLooksOnlyWhenTheSecretHasChanged() {
    var situation = Beginnings.settledWith("interval: 0s\n");
    situation.job(Jobs.expiring(Jobs.arrived(Beginnings.started()))).unknownDatabase();
    assertThat(situation.decide()).isEqualTo(new Decision.Rest(Optional.empty()));

    situation.secretView(Situation.secret("2"));

    assertThat(situation.decide()).isInstanceOf(Decision.Look.class);
    situation.answers("003").step();
    assertThat(situation.standing()).startsWith("Applied Ready");
  }

  @Test
  void aPlanIsMadeAnewWhenTheDatabaseHasMoved() {
    var situation = Situation.created().spec("mode: Plan\n");
    situation.step();
    situation.answers("001").step();
    situation.job(
        Jobs.reported(
            situation,
            Reports.report(
                situation, Outcome.PLANNED, List.of("001"), List.of("001"), List.of("003"))));
    situation.answers("001").step();
    situation.jobsExpire();

    situation.after(Duration.ofMinutes(10)).answers("002");
    situation.answers("002");

    assertThat(((Decision.Start) situation.step()).run().from()).contains(List.of("002"));
  }
}
