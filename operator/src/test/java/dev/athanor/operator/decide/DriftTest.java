package dev.athanor.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.Drift;
import dev.athanor.api.v1alpha1.HistoryEntry;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.operator.testing.Jobs;
import dev.athanor.operator.testing.Reports;
import dev.athanor.operator.testing.Schemas;
import dev.athanor.operator.testing.Situation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What another hand does to a database that had arrived, and what is said and done about it. */
class DriftTest {

  private static final String NOTE = "added column public.orders.note";

  /** At 003, with the schema that the run left. */
  private static Situation settled(String spec) {
    var situation = Situation.created().spec(spec);
    situation.step();
    situation.answers("001").step();
    situation.job(Jobs.arrived(situation));
    situation.answers("003").withSchema(Schemas.asLeft()).step();
    situation.noJobs().step();
    return situation;
  }

  private static Situation later(Situation situation, String... rows) {
    return situation.after(Duration.ofMinutes(10)).answers(rows);
  }

  private static Drift drift(Situation situation) {
    return Objects.requireNonNull(situation.status().drift());
  }

  /** The run of the correction has ended at 003. */
  private static void correct(Situation situation, String from) {
    situation.answers(from);
    assertThat(situation.step()).isInstanceOf(Decision.Start.class);
    situation.job(
        Jobs.reported(
            situation,
            Reports.report(
                situation, Outcome.ARRIVED, List.of(from), List.of("003"), List.of("003"))));
    situation.answers("003").withSchema(Schemas.asLeft()).step();
    situation.noJobs().step();
  }

  @Test
  void theSchemaThatARunLeavesIsKept() {
    var situation = settled("");

    assertThat(Objects.requireNonNull(situation.status().schema()).fingerprint())
        .isEqualTo("as left");
    assertThat(situation.standing()).isEqualTo("Applied Ready");
  }

  @Test
  void aSchemaThatStaysIsNotWrittenAgain() {
    var situation = settled("");
    var before = situation.status();

    later(situation, "003").withSchema(Schemas.asLeft()).step();

    assertThat(situation.status()).isEqualTo(before);
  }

  @Test
  void aChangedSchemaIsReportedWithItsObjects() {
    var situation = settled("");

    later(situation, "003").withSchema(Schemas.changed("other", NOTE)).step();

    assertThat(situation.standing()).isEqualTo("DriftDetected Stalled Drifted");
    assertThat(situation.message())
        .isEqualTo(
            "The database is at 003, but its schema is not the one that the last run left: added"
                + " column public.orders.note. Going to the target again does not undo that: undo"
                + " it by hand; or, to go on from the schema as it is, annotate the resource with"
                + " athanor.dev/reconcile-requested-at.");
    assertThat(drift(situation).differences()).containsExactly(NOTE);
    assertThat(drift(situation).revisions()).isNull();
  }

  @Test
  void whatIsUndoneByHandClearsByItself() {
    var situation = settled("");
    later(situation, "003").withSchema(Schemas.changed("other", NOTE)).step();

    later(situation, "003").withSchema(Schemas.asLeft()).step();

    assertThat(situation.standing()).isEqualTo("UpToDate Ready");
    assertThat(situation.status().drift()).isNull();
  }

  @Test
  void anOperatorThatWasRestartedGoesOnSayingTheSame() {
    var situation = settled("");
    later(situation, "003").withSchema(Schemas.changed("other", NOTE)).step();
    var before = situation.status();

    later(situation, "003").withSchema(Schemas.unexplained("other")).step();

    assertThat(situation.status()).isEqualTo(before);
  }

  @Test
  void whatIsNotKnownIsNotMadeUp() {
    var situation = settled("");

    later(situation, "003").withSchema(Schemas.unexplained("other")).step();

    assertThat(situation.standing()).isEqualTo("DriftDetected Stalled Drifted");
    assertThat(situation.message()).contains("is not known here, but `athanor check` compares");
    assertThat(drift(situation).differences()).isNull();
  }

  @Test
  void manyDifferencesAreCounted() {
    var situation = settled("");
    String[] many = new String[23];
    Arrays.setAll(many, i -> "removed table public.t" + i);

    later(situation, "003").withSchema(Schemas.changed("other", many)).step();

    assertThat(drift(situation).differences()).hasSize(20);
    assertThat(drift(situation).differencesOmitted()).isEqualTo(3);
    assertThat(situation.message()).contains("public.t19; and 3 more. Going");
  }

  @Test
  void aCatalogThatCannotBeReadChangesNothing() {
    var situation = settled("");
    later(situation, "003").withSchema(Schemas.changed("other", NOTE)).step();
    var before = situation.status();

    later(situation, "003").step();

    assertThat(situation.status()).isEqualTo(before);
  }

  @Test
  void aFingerprintTakenWithSomethingElseIsANewBeginning() {
    var situation = settled("");

    later(situation, "003").withSchema(Schemas.takenWith("17.2", Schemas.changed("other"))).step();

    assertThat(situation.standing()).isEqualTo("Applied Ready");
    var schema = Objects.requireNonNull(situation.status().schema());
    assertThat(schema.fingerprint()).isEqualTo("other");
    assertThat(schema.takenWith()).isEqualTo("17.2");
  }

  @Test
  void aNewBeginningDoesNotHideADriftThatWasFound() {
    var situation = settled("");
    later(situation, "003").withSchema(Schemas.changed("other", NOTE)).step();

    later(situation, "003").withSchema(Schemas.takenWith("17.2", Schemas.changed("new"))).step();

    assertThat(situation.standing()).isEqualTo("DriftDetected Stalled Drifted");
    assertThat(situation.message()).contains(NOTE);
  }

  @Test
  void anotherDatabaseVoidsWhatWasKnownOfTheSchema() {
    var situation = settled("");
    situation
        .after(Duration.ofMinutes(10))
        .stands("steady state", "9999/orders/public.alembic_version", "001");
    situation.stands(
        "before attempt 2 of generation 1", "9999/orders/public.alembic_version", "001");
    situation.step();
    assertThat(situation.status().drift()).isNull();
    situation.job(Jobs.arrived(situation));

    situation.stands(
        "after job " + situation.jobName(), "9999/orders/public.alembic_version", "003");
    situation.step();

    assertThat(situation.status().schema()).isNull();
    assertThat(situation.status().drift()).isNull();
  }

  @Test
  void noRunIsStartedForASchema() {
    var situation = settled("policy: {drift: Correct}\n");

    var decision = later(situation, "003").withSchema(Schemas.changed("other", NOTE)).step();

    assertThat(decision).isInstanceOf(Decision.Settle.class);
    assertThat(situation.standing()).isEqualTo("DriftDetected Stalled Drifted");
    assertThat(situation.message())
        .contains("does not undo that, whatever spec.policy.drift says: undo it by hand");
  }

  @Test
  void whoIgnoresDriftIsToldWhereTheDatabaseIs() {
    var situation = settled("policy: {drift: Ignore}\n");

    situation.after(Duration.ofMinutes(10));
    assertThat(situation.decide()).isEqualTo(new Decision.Look("steady state", false));
    situation.answers("004").step();

    assertThat(situation.standing()).isEqualTo("Applied Ready");
    assertThat(situation.message())
        .isEqualTo(
            "The database is at 004. This spec brought it to 003 and does not mind"
                + " (spec.policy.drift: Ignore).");
    assertThat(situation.status().drift()).isNull();
  }

  @Test
  void theAnnotationTakesTheSchemaAsItIsAndTheHistorySaysSo() {
    var situation = settled("");
    later(situation, "003").withSchema(Schemas.changed("other", NOTE)).step();

    situation.requested("now").step();
    situation.answers("003").step();
    situation.job(
        Jobs.reported(
            situation,
            Reports.report(
                situation, Outcome.ARRIVED, List.of("003"), List.of("003"), List.of("003"))));
    situation.answers("003").withSchema(Schemas.changed("other", NOTE)).step();

    assertThat(situation.standing()).isEqualTo("UpToDate Ready");
    assertThat(Objects.requireNonNull(situation.status().schema()).fingerprint())
        .isEqualTo("other");
    assertThat(situation.status().drift()).isNull();
    HistoryEntry run = Objects.requireNonNull(situation.status().history()).get(0);
    assertThat(run.message())
        .isEqualTo("Another hand had changed the schema, which was taken as it is: " + NOTE + ".");
  }

  @Test
  void aTargetThatIsChangedWhileDriftedIsGoneTo() {
    var situation = settled("");
    later(situation, "003").withSchema(Schemas.changed("other", NOTE)).step();

    situation.edited("targetRevision: \"004\"\n").step();
    situation.answers("003");

    assertThat(situation.step()).isInstanceOf(Decision.Start.class);
    assertThat(drift(situation).differences()).containsExactly(NOTE);
  }

  @Test
  void movedRowsAreReportedWithBothWaysOut() {
    var situation = settled("");

    later(situation, "004").withSchema(Schemas.changed("other", NOTE)).step();

    assertThat(situation.message())
        .isEqualTo(
            "The database is at 004, and this spec brought it to 003: somebody else has moved it."
                + " To go back, annotate the resource with athanor.dev/reconcile-requested-at, or"
                + " set spec.policy.drift to Correct. To stay there, set spec.targetRevision to"
                + " 004.");
    assertThat(drift(situation)).isEqualTo(new Drift(List.of("004"), null, null, null, null));
    assertThat(situation.status().pending()).isNull();
  }

  @Test
  void aSuspendedResourceThatDriftedSaysThatNothingWillBeDone() {
    var situation = settled("");
    situation.edited("suspend: true\npolicy: {drift: Correct}\n").step();

    situation.answers("004").step();

    assertThat(situation.standing()).isEqualTo("DriftDetected Stalled Drifted");
    assertThat(situation.message())
        .endsWith("No run will be started while spec.suspend is true.")
        .doesNotContain("again");
  }

  @Test
  void aDriftIsCorrectedOnce() {
    var situation = settled("policy: {drift: Correct}\n");
    later(situation, "004");

    correct(situation, "004");

    assertThat(situation.standing()).isEqualTo("Applied Ready");
    assertThat(drift(situation)).isEqualTo(new Drift(List.of("004"), true, null, null, null));
    assertThat(Objects.requireNonNull(situation.status().history()).get(0).message())
        .isEqualTo("Another hand had moved the database to 004.");
  }

  @Test
  void theSameDriftIsNotCorrectedTwice() {
    var situation = settled("policy: {drift: Correct}\n");
    later(situation, "004");
    correct(situation, "004");
    later(situation, "003").withSchema(Schemas.asLeft()).step();

    assertThat(later(situation, "004").step()).isInstanceOf(Decision.Settle.class);

    assertThat(situation.standing()).isEqualTo("DriftDetected Stalled Drifted");
    assertThat(situation.message())
        .startsWith(
            "The database is at 004 again, after it was taken back to 003 once: somebody works"
                + " against this spec. To take it back once more, annotate");
    later(situation, "003").withSchema(Schemas.asLeft()).step();
    assertThat(situation.standing()).isEqualTo("UpToDate Ready");
  }

  @Test
  void anotherDriftIsCorrectedAgain() {
    var situation = settled("policy: {drift: Correct}\n");
    later(situation, "004");
    correct(situation, "004");

    later(situation, "002");

    correct(situation, "002");
    assertThat(situation.standing()).isEqualTo("Applied Ready");
  }

  @Test
  void aCorrectionThatFailedIsNotTriedInALoop() {
    var situation = failedCorrection();

    assertThat(later(situation, "004").step()).isInstanceOf(Decision.Rest.class);

    assertThat(situation.standing()).isEqualTo("IrreversibleRevision Stalled");
  }

  @Test
  void aCorrectionThatFailedIsForgottenWhenTheDatabaseIsBack() {
    var situation = failedCorrection();

    later(situation, "003").withSchema(Schemas.asLeft()).step();

    assertThat(situation.standing()).isEqualTo("UpToDate Ready");
    assertThat(situation.status().failures()).isNull();
  }

  private static Situation failedCorrection() {
    var situation = settled("policy: {drift: Correct}\n");
    later(situation, "004");
    situation.answers("004").step();
    situation.job(
        Jobs.reported(
            situation,
            Reports.failure(
                situation,
                Outcome.TARGET_REFUSED,
                Cause.IRREVERSIBLE_REVISION,
                null,
                "004 cannot be taken back.")));
    situation.answers("004").step();
    situation.noJobs();
    assertThat(situation.standing()).isEqualTo("IrreversibleRevision Stalled");
    return situation;
  }
}
