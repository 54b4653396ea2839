package dev.athanor.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.Rollback;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.operator.job.Run;
import dev.athanor.operator.observe.RunKind;
import dev.athanor.operator.testing.Beginnings;
import dev.athanor.operator.testing.Jobs;
import dev.athanor.operator.testing.Reports;
import dev.athanor.operator.testing.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An older image does not know where the database stands, and another one took it there. */
class RollingBackTest {
  private static final String NEWER = Jobs.IMAGE;
  private static final String OLDER = "shop/migrations@sha256:0000";

  /** The database was taken to 003; then somebody commits the older image and another target. */
  private static Situation olderImage(String target) {
    return olderImage(target, "");
  }

  private static Situation olderImage(String target, String more) {
    var situation = Beginnings.settled();
    situation
        .edited("image: shop/migrations:1.3.0\ntargetRevision: \"%s\"\n%s".formatted(target, more))
        .step();
    situation.answers("003").step();
    return situation;
  }

  private static Situation ended(Situation situation, RunReport report, String image) {
    situation.job(Jobs.withImage(Jobs.reported(situation, report), image));
    situation.answers("003").step();
    situation.jobsExpire();
    return situation;
  }

  /** The older image's run has ended with 15, and the way back was decided on. */
  private static Situation decided(String target) {
    var situation = olderImage(target);
    return ended(situation, Reports.unknown(situation, target, List.of(target)), OLDER);
  }

  private static Run started(Situation situation) {
    return ((Decision.Start) situation.step()).run();
  }

  /** It was read after runs of the spec's image alone: until the next look nobody saw a drift. */
  @Test
  void theSchemaThatARollBackLeavesIsReadToo() {
    var situation = decided("001");
    situation.answers("003");
    started(situation);
    situation.job(
        Jobs.withImage(
            Jobs.reported(
                situation,
                Reports.report(
                    situation, Outcome.ARRIVED, List.of("003"), List.of("001"), List.of("001"))),
            NEWER));

    assertThat(situation.decide())
        .isInstanceOfSatisfying(Decision.Look.class, look -> assertThat(look.schema()).isTrue());
  }

  @Test
  void theImageThatCameUpTakesTheDatabaseDown() {
    var situation = decided("001");
    assertThat(situation.standing()).isEqualTo("Progressing Reconciling");
    assertThat(situation.message())
        .isEqualTo(
            "The database is at 003, which image shop/migrations:1.3.0 does not know: it is rolled back to 001 with image shop/migrations@sha256:aaaa, the last to move it.");
    assertThat(situation.status().rollback()).isEqualTo(new Rollback(NEWER, List.of("003"), "001"));

    situation.answers("003");
    Run run = started(situation);

    assertThat(run.kind()).isEqualTo(RunKind.ROLL_BACK);
    assertThat(run.image()).isEqualTo(NEWER);
    assertThat(run.target()).isEqualTo("001");
    assertThat(run.from()).contains(List.of("003"));
    String said = situation.message();
    assertThat(said).contains(run.job(), "from 003 to 001", NEWER, "1.3.0 does not know 003");
    situation.job(Jobs.running(situation)).step();
    assertThat(situation.message()).isEqualTo(said);
  }

  @Test
  void itsEndSaysHowItCameAboutForAsLongAsTheSpecStands() {
    var situation = decided("001");
    situation.answers("003").step();
    situation.job(Jobs.arrived(situation, "003", "001"));

    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo("Applied Ready");
    String said = situation.message();
    assertThat(said)
        .isEqualTo(
            "The database is at 001. The way down from 003 is that of image shop/migrations@sha256:aaaa, the last to move it; image shop/migrations:1.3.0 does not know it.");
    var status = situation.status();
    assertThat(status.rollback()).isNull();
    assertThat(status.lastAppliedImage()).isEqualTo(NEWER);
    assertThat(status.headRevisions()).as("of the spec's image").containsExactly("002");
    assertThat(status.pending()).as("which has not looked from here").isNull();
    var run = Objects.requireNonNull(status.history()).get(0);
    assertThat(run.image()).isEqualTo(NEWER);
    assertThat(run.message()).isEqualTo(said);
    situation.noJobs().step();
    assertThat(situation.message()).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "head, 002",
    "heads, 002",
    "+1, ",
    "shop@head, 002",
    "shop@+1, ",
    "nowhere, ",
    "003, ",
  })
  void whatIsNoWishToGoDownIsAskedAbout(String target, @Nullable String resolved) {
    var situation = olderImage(target);

    ended(
        situation,
        Reports.unknown(situation, target, resolved == null ? null : List.of(resolved)),
        OLDER);

    assertThat(situation.standing()).isEqualTo("RevisionUnknownToImage Stalled");
    assertThat(situation.message())
        .isEqualTo(
            "The database is at 003, which image shop/migrations:1.3.0 does not know. Use an image that has it; or, to roll back, set spec.targetRevision to 002, or one below: image shop/migrations@sha256:aaaa, the last to move it, then takes it down.");
    assertThat(situation.decide()).isEqualTo(new Decision.Rest(Optional.empty()));
  }

  @Test
  void whereTheHistoryKeepsTheWayDownItsEndIsNamed() {
    var situation = olderImage("head");

    ended(situation, Reports.unknown(situation, "head", List.of("002"), "002", "x"), OLDER);

    assertThat(situation.message())
        .endsWith("or, to roll back, set spec.targetRevision to 002 or x.");
  }

  @ParameterizedTest
  @CsvSource({
    "00, 002, 002",
    "base, , base",
    "shop@00, 002, shop@002",
    "001+1, 002, 002",
    "002-1, 001, 001",
  })
  void theTargetMeansWhatTheSpecsImageTakesItFor(
      String target, @Nullable String resolved, String told) {
    var situation = olderImage(target);

    ended(
        situation,
        Reports.unknown(situation, target, resolved == null ? List.of() : List.of(resolved)),
        OLDER);

    situation.answers("003");
    assertThat(started(situation).target()).isEqualTo(told);
  }

  @Test
  void theSameImageIsNotTriedAgain() {
    var situation = olderImage("001");

    ended(situation, Reports.unknown(situation, "001", List.of("001")), NEWER);

    assertThat(situation.standing()).isEqualTo("RevisionUnknownToImage Stalled");
    assertThat(situation.message())
        .endsWith("Use an image that has it. The run said: No history here keeps the way down.");
  }

  @Test
  void anImageThatMovedAnotherDatabaseSaysNothingOfThisOne() {
    var situation = Beginnings.settled();
    situation.edited("image: shop/migrations:1.3.0\ntargetRevision: \"001\"\n").step();
    situation.stands("before attempt 1 of generation 2", "9999/orders/x", "003").step();
    situation.job(
        Jobs.withImage(
            Jobs.reported(situation, Reports.unknown(situation, "001", List.of("001"))), OLDER));
    String occasion = ((Decision.Look) situation.decide()).occasion();

    situation.stands(occasion, "9999/orders/x", "003").step();

    assertThat(situation.status().lastAppliedImage()).isNull();
    assertThat(situation.standing()).isEqualTo("RevisionUnknownToImage Stalled");
  }

  @Test
  void aDatabaseThatBecameAnotherDuringTheRunIsNotRolledBack() {
    var situation = olderImage("001");
    situation.job(
        Jobs.withImage(
            Jobs.reported(situation, Reports.unknown(situation, "001", List.of("001"))), OLDER));
    String occasion = ((Decision.Look) situation.decide()).occasion();

    situation.stands(occasion, "9999/orders/x", "003").step();

    assertThat(situation.standing()).isEqualTo("RevisionUnknownToImage Stalled");
    assertThat(situation.status().rollback()).isNull();
  }

  @Test
  void anImageThatDoesNotKnowTheWayEitherEndsIt() {
    var situation = decided("001");
    situation.answers("003").step();

    ended(situation, Reports.unknown(situation, "001", List.of("001")), NEWER);

    assertThat(situation.standing()).isEqualTo("RevisionUnknownToImage Stalled");
    assertThat(situation.message())
        .isEqualTo(
            "The database is at 003, which neither image shop/migrations:1.3.0 knows nor image shop/migrations@sha256:aaaa, the last that Athanor moved it with. Set spec.image to one that has it.");
  }

  @Test
  void aBareExitCodeIsEnough() {
    var situation = olderImage("001");
    situation.job(Jobs.withImage(Jobs.ended(situation, 15, null, "BackoffLimitExceeded"), OLDER));

    situation.answers("003").step();
    situation.answers("003");

    assertThat(started(situation).kind()).isEqualTo(RunKind.ROLL_BACK);
  }

  @Test
  void aDatabaseThatStandsElsewhereIsDecidedOnAnew() {
    var situation = decided("001");

    situation.answers("002");
    Run run = started(situation);

    assertThat(run.kind()).isEqualTo(RunKind.MIGRATE);
    assertThat(run.image()).isEqualTo("shop/migrations:1.3.0");
    assertThat(situation.status().rollback()).isNull();
  }

  @Test
  void anIntentionThatWasWrittenAndNotCarriedOutIsTheSameIntention() {
    var situation = decided("001");
    situation.answers("003");
    Run run = started(situation);
    situation.unknownDatabase();

    situation.answers("003");

    assertThat(started(situation)).isEqualTo(run);
  }

  @Test
  void aNewSpecDecidesForItself() {
    var situation = decided("001");

    situation.edited("targetRevision: \"001\"\n").step();

    assertThat(situation.status().rollback()).isNull();
    situation.answers("003");
    assertThat(started(situation).kind()).isEqualTo(RunKind.MIGRATE);
  }

  @Test
  void aPlanOfTheWayDownIsThatOfTheImageThatCameUp() {
    var situation = olderImage("001", "mode: Plan\n");
    ended(situation, Reports.unknown(situation, "001", List.of("001")), OLDER);
    situation.answers("003");
    assertThat(started(situation).kind()).isEqualTo(RunKind.PLAN_ROLL_BACK);

    ended(situation, planned(situation), NEWER);

    assertThat(situation.standing()).isEqualTo("Planned Ready");
    assertThat(situation.message())
        .isEqualTo(
            "1 step to 001; see status.plan. The way down from 003 is that of image shop/migrations@sha256:aaaa, the last to move it; image shop/migrations:1.3.0 does not know it.");
    assertThat(situation.status().plan()).isNotNull();
    assertThat(situation.status().rollback()).isNotNull();
  }

  private static RunReport planned(Situation situation) {
    return Reports.report(
        situation, Outcome.PLANNED, List.of("003"), List.of("003"), List.of("001"));
  }

  @Test
  void aCountIsMadeByTheImageThatCameUpAndUnderstoodByTheSpecs() {
    var situation = olderImage("-1");
    ended(situation, Reports.unknown(situation, "-1", null), OLDER);
    situation.answers("003");
    Run counts = started(situation);
    assertThat(counts.kind()).isEqualTo(RunKind.PLAN_ROLL_BACK);
    assertThat(counts.target()).isEqualTo("-1");

    ended(situation, planned(situation), NEWER);
    situation.answers("003");
    Run asked = started(situation);
    assertThat(asked.kind()).isEqualTo(RunKind.MIGRATE);
    assertThat(asked.target()).isEqualTo("001");
    ended(situation, Reports.unknown(situation, "001", List.of("001")), OLDER);

    situation.answers("003");
    Run goes = started(situation);
    assertThat(goes.kind()).isEqualTo(RunKind.ROLL_BACK);
    assertThat(goes.target()).isEqualTo("001");
  }

  @Test
  void aBareExitCodeAfterACountDoesNotGoInCircles() {
    var situation = olderImage("-1");
    ended(situation, Reports.unknown(situation, "-1", null), OLDER);
    situation.answers("003").step();
    ended(situation, planned(situation), NEWER);
    situation.answers("003").step();
    situation.job(Jobs.withImage(Jobs.ended(situation, 15, null, "BackoffLimitExceeded"), OLDER));
    situation.answers("003").step();

    situation.answers("003");

    assertThat(started(situation).kind()).isEqualTo(RunKind.ROLL_BACK);
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSED, APPROVAL_REQUIRED, , ApprovalRequired Stalled ApprovalRequired",
    "REFUSED, DOWNGRADE_FORBIDDEN, , DowngradeForbidden Stalled",
    "TARGET_REFUSED, IRREVERSIBLE_REVISION, , IrreversibleRevision Stalled",
    "TARGET_REFUSED, REVISION_NOT_FOUND, , RevisionNotFound Stalled",
    "FAILED, SQL_ERROR, 42703, MigrationFailed Stalled",
    "FAILED, SQL_ERROR, 55P03, RetryBackoff Reconciling",
    "UNREACHABLE, DATABASE_UNREACHABLE, 08001, DatabaseUnreachable Reconciling",
  })
  void whatGoesWrongSaysWithWhichImage(
      Outcome outcome, Cause cause, @Nullable String sqlState, String standing) {
    var situation = decided("001");
    situation.answers("003").step();

    ended(situation, Reports.failure(situation, outcome, cause, sqlState, "Because."), NEWER);

    assertThat(situation.standing()).isEqualTo(standing);
    assertThat(situation.message())
        .startsWith("Rolling back with image shop/migrations@sha256:aaaa: ")
        .contains("Because.");
    assertThat(situation.status().rollback()).as("what was tried stays to be seen").isNotNull();
  }

  @Test
  void aFailureThatMayPassIsTriedAgainTheSameWay() {
    var situation = decided("001");
    situation.answers("003").step();
    ended(
        situation,
        Reports.failure(situation, Outcome.FAILED, Cause.SQL_ERROR, "55P03", "Because."),
        NEWER);
    situation.after(Duration.ofMinutes(1));

    situation.answers("003");

    Run run = started(situation);
    assertThat(run.kind()).isEqualTo(RunKind.ROLL_BACK);
    assertThat(run.attempt()).isEqualTo(3);
  }

  @Test
  void anImageThatIsGoneIsAskedForWithAnotherWayOut() {
    var situation = decided("001");
    situation.answers("003").step();

    situation.job(Jobs.waiting(situation, "ErrImagePull", "not found")).step();

    assertThat(situation.standing()).isEqualTo("ImagePullFailed Reconciling");
    assertThat(situation.message())
        .endsWith(
            "not found. The way down needs it, for spec.image does not know 003. Push it again; or set spec.image to another one that has 003.");
  }

  @Test
  void aTagInThePlaceOfADigestIsSaidToBeOne() {
    var situation = Beginnings.started();
    situation.job(Jobs.withImage(Jobs.arrived(situation), "shop/migrations:1.4.0"));
    situation.answers("003").step();
    assertThat(situation.status().lastAppliedImageInexact()).isTrue();
    situation.noJobs();
    situation.edited("image: shop/migrations:1.3.0\ntargetRevision: \"001\"\n").step();
    situation.answers("003").step();

    ended(situation, Reports.unknown(situation, "001", List.of("001")), "shop/migrations:1.3.0");

    assertThat(situation.message())
        .endsWith(
            "with image shop/migrations:1.4.0, the last to move it (by its tag, which may have moved since: no registry gave a digest).");
  }
}
