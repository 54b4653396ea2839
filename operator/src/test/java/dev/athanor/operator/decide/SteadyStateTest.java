package dev.athanor.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.operator.testing.Beginnings;
import java.time.Duration;
import java.util.List;
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
}
