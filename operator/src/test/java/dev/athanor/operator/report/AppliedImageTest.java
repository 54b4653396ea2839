package dev.athanor.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.operator.decide.Decision;
import dev.athanor.operator.testing.Beginnings;
import dev.athanor.operator.testing.Jobs;
import dev.athanor.operator.testing.Reports;
import dev.athanor.operator.testing.Situation;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which image a rollback would need. */
class AppliedImageTest {
  private static final String OTHER = "shop/migrations@sha256:bbbb";

  @Test
  void itIsNotedAsSoonAsItsContainerHasStarted() {
    var situation = Beginnings.started();
    situation.job(Jobs.created(situation)).step();
    assertThat(situation.status().jobImage()).isNull();

    situation.job(Jobs.running(situation)).step();

    assertThat(situation.status().jobImage()).isEqualTo(Jobs.IMAGE);
    assertThat(situation.status().lastAppliedImage()).as("nothing has moved yet").isNull();
    var before = situation.status();
    situation.step();
    assertThat(situation.status()).isEqualTo(before);
  }

  @Test
  void aRunThatMovedNothingDoesNotTakeAnothersPlace() {
    var situation = Beginnings.settled();
    situation.edited("targetRevision: \"004\"\n").step();
    situation.answers("003").step();
    situation.job(Jobs.withImage(Jobs.running(situation), OTHER)).step();
    assertThat(situation.status().jobImage()).isEqualTo(OTHER);
    situation.job(
        Jobs.withImage(
            Jobs.reported(
                situation,
                Reports.failure(situation, Outcome.FAILED, Cause.SQL_ERROR, "42703", "No.")),
            OTHER));

    situation.answers("003").step();

    assertThat(situation.status().lastAppliedImage()).isEqualTo(Jobs.IMAGE);
    assertThat(situation.status().jobImage()).isNull();
  }

  @Test
  void aRunWhosePodIsGoneIsKnownByItsRows() {
    var situation = Beginnings.settled();
    situation.edited("targetRevision: \"004\"\n").step();
    situation.answers("003").step();
    situation.job(Jobs.withImage(Jobs.running(situation), OTHER)).step();
    situation.job(Jobs.vanished(situation, false, null));

    situation.answers("004").step();

    assertThat(situation.status().lastAppliedImage()).isEqualTo(OTHER);
    assertThat(Objects.requireNonNull(situation.status().history()).get(0).image())
        .isEqualTo(OTHER);
  }

  @Test
  void aRunThatWasDeletedIsKnownByItsRowsToo() {
    var situation = Beginnings.settled();
    situation.edited("targetRevision: \"004\"\n").step();
    situation.answers("003").step();
    situation.job(Jobs.withImage(Jobs.running(situation), OTHER)).step();

    situation.noJobs().unknownDatabase().answers("004");

    assertThat(situation.step()).isInstanceOf(Decision.Start.class);
    assertThat(situation.status().lastAppliedImage()).isEqualTo(OTHER);
  }

  @Test
  void aFirstRunThatVanishesIsKnownByWhatItBeganWith() {
    var situation = Beginnings.started();
    assertThat(situation.status().currentRevisions()).containsExactly("001");
    situation.job(Jobs.running(situation)).step();
    situation.job(Jobs.vanished(situation, false, null));

    situation.answers("002").step();

    assertThat(situation.status().lastAppliedImage()).isEqualTo(Jobs.IMAGE);
  }

  @Test
  void whatFoundTheDatabaseAtItsTargetIsBetterThanNothing() {
    var situation = Beginnings.acknowledged();
    situation.answers("003").step();
    situation.job(Jobs.arrived(situation, "003", "003"));

    situation.answers("003").step();

    assertThat(situation.status().lastAppliedImage()).isEqualTo(Jobs.IMAGE);
    assertThat(situation.status().lastMigrationTime()).isNull();
  }

  /** What was just done to another database was voided together with what it made void. */
  @Test
  void aRunOnAnotherDatabaseIsNotedAndNotVoided() {
    var situation = Beginnings.settled();
    situation.edited("targetRevision: \"004\"\n").step();
    situation.answers("003").step();
    situation.job(Jobs.withImage(Jobs.arrived(situation, "001", "004"), OTHER));
    String occasion = ((Decision.Look) situation.decide()).occasion();

    situation.stands(occasion, "9999/orders/x", "004").step();

    assertThat(situation.status().database()).isEqualTo("9999/orders/x");
    assertThat(situation.status().lastAppliedImage()).isEqualTo(OTHER);
  }

  @Test
  void aDigestIsExact() {
    assertThat(Beginnings.settled().status().lastAppliedImageInexact()).isNull();
    assertThat(Situation.created().status().lastAppliedImageInexact()).isNull();
  }
}
