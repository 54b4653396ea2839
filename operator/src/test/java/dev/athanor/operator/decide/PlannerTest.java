package dev.athanor.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReportJson;
import dev.athanor.operator.job.JobName;
import dev.athanor.operator.observe.DependencyView.State;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.PodView;
import dev.athanor.operator.observe.RunKind;
import dev.athanor.operator.observe.SecretView;
import dev.athanor.operator.testing.Jobs;
import dev.athanor.operator.testing.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {

  @Test
  void aNewSpecIsAcknowledgedBeforeAnythingIsDone() {
    var situation = Situation.created();

    assertThat(situation.step()).isEqualTo(new Decision.Acknowledge(true));

    assertThat(situation.standing()).isEqualTo("Progressing Reconciling");
    assertThat(situation.status().observedGeneration()).isEqualTo(1);
  }

  @Test
  void theDatabaseIsReadAndItsRowsGoWithTheJob() {
    var situation = acknowledged();
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
    var situation = acknowledged();
    situation.doesNotAnswer();

    var start = (Decision.Start) situation.step();

    assertThat(start.run().from()).isEmpty();
  }

  @Test
  void anIntentionThatWasWrittenAndNotCarriedOutIsTheSameIntention() {
    var situation = started();
    String job = situation.jobName();
    situation.unknownDatabase();

    situation.answers("001");
    var again = (Decision.Start) situation.step();

    assertThat(again.run().job()).isEqualTo(job);
    assertThat(again.run().attempt()).isEqualTo(1);
  }

  @Test
  void aRunningJobIsAwaited() {
    var situation = started();
    situation.job(Jobs.running(situation));

    situation.step();

    assertThat(situation.standing()).isEqualTo("Progressing Reconciling");
    assertThat(situation.message()).isEqualTo("Job " + situation.jobName() + " is running.");
  }

  @Test
  void aRunningJobIsNotTouchedByAnEditOfTheSpec() {
    var situation = started();
    var job = Jobs.running(situation);
    situation.job(job).edited("targetRevision: \"002\"\n");
    situation.step();

    assertThat(situation.decide()).isInstanceOf(Decision.Hold.class);

    situation.step();
    assertThat(situation.message()).contains("of the spec before this one is still running");
    assertThat(situation.jobName()).isEqualTo(job.name());
  }

  @Test
  void aJobThatHasNotBegunGivesWayToAnEditOfTheSpec() {
    var situation = started();
    var job = Jobs.waiting(situation, "ImagePullBackOff", "no such image");
    situation.job(job).edited("imagePullPolicy: Always\n");
    situation.step();

    assertThat(situation.decide()).isEqualTo(new Decision.Supersede(job));
  }

  @ParameterizedTest
  @CsvSource({
    "ErrImagePull, ImagePullFailed",
    "ImagePullBackOff, ImagePullFailed",
    "InvalidImageName, ImagePullFailed",
    "CreateContainerConfigError, SecretNotFound",
    "ContainerCreating, Progressing",
  })
  void whatTheKubeletSaysOfAWaitingContainerIsPassedOn(String kubelet, String reason) {
    var situation = started();
    situation.job(Jobs.waiting(situation, kubelet, "the kubelet's sentence"));

    situation.step();

    assertThat(situation.standing()).isEqualTo(reason + " Reconciling");
  }

  @Test
  void aRunThatArrivedIsBelievedOnlyAfterTheDatabaseWasRead() {
    var situation = started();
    situation.job(arrived(situation));

    assertThat(situation.decide()).isInstanceOf(Decision.Look.class);

    situation.answers("003").step();
    assertThat(situation.standing()).isEqualTo("Applied Ready");
    assertThat(situation.status().currentRevisions()).containsExactly("003");
    assertThat(situation.status().resolvedRevisions()).containsExactly("003");
    assertThat(situation.jobName()).isNull();
  }

  @Test
  void aRunThatSaysItArrivedAndDidNotIsAFailure() {
    var situation = started();
    situation.job(arrived(situation));

    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo("RetryBackoff Reconciling");
    assertThat(situation.message())
        .isEqualTo("The run says that it arrived at 003, and the database is at 001.");
    assertThat(situation.status().failures()).isEqualTo(1);
  }

  @Test
  void theReportCountsWhereTheDatabaseCannotBeRead() {
    var situation = started();
    situation.job(arrived(situation));

    situation.doesNotAnswer().step();

    assertThat(situation.standing()).isEqualTo("Applied Ready");
    assertThat(situation.status().currentRevision()).isEqualTo("003");
  }

  @ParameterizedTest
  @CsvSource({
    "FAILED, SQL_ERROR, 42703, MigrationFailed Stalled",
    "FAILED, SQL_ERROR, 23505, MigrationFailed Stalled",
    "FAILED, SQL_ERROR, 55P03, RetryBackoff Reconciling",
    "FAILED, SQL_ERROR, 08006, RetryBackoff Reconciling",
    "FAILED, SQL_ERROR, 40P01, RetryBackoff Reconciling",
    "FAILED, SQL_ERROR, 57P01, RetryBackoff Reconciling",
    "FAILED, SQL_ERROR, 57014, MigrationFailed Stalled",
    "PARTLY_APPLIED, SQL_ERROR, 42703, PartiallyApplied Stalled",
    "PARTLY_APPLIED, SQL_ERROR, 08006, RetryBackoff Reconciling",
    "USAGE, INVALID_SCRIPT, , MigrationFailed Stalled",
    "USAGE, INVALID_ARGUMENT, , InvalidSpec Stalled",
    "USAGE, INVALID_SETTINGS, , SecretInvalid Reconciling",
    "REFUSED, APPROVAL_REQUIRED, , ApprovalRequired Stalled ApprovalRequired",
    "REFUSED, DOWNGRADE_FORBIDDEN, , DowngradeForbidden Stalled",
    "LOCKED, LOCK_HELD, , WaitingForLock Reconciling",
    "UNREACHABLE, DATABASE_UNREACHABLE, 08001, DatabaseUnreachable Reconciling",
    "UNREACHABLE, AUTHENTICATION_FAILED, 28P01, AuthenticationFailed Reconciling",
    "UNKNOWN_REVISION, REVISION_UNKNOWN, , RevisionUnknownToImage Stalled",
    "TARGET_REFUSED, REVISION_NOT_FOUND, , RevisionNotFound Stalled",
    "TARGET_REFUSED, REVISION_AMBIGUOUS, , RevisionAmbiguous Stalled",
    "TARGET_REFUSED, MULTIPLE_HEADS, , MultipleHeads Stalled",
    "TARGET_REFUSED, IRREVERSIBLE_REVISION, , IrreversibleRevision Stalled",
    "TARGET_REFUSED, CHECKSUM_MISMATCH, , ChecksumMismatch Stalled",
    "MOVED, DATABASE_MOVED, , Progressing Reconciling",
    "STOPPED, STOPPED, , RetryBackoff Reconciling",
    "STOPPED, DEADLINE_EXCEEDED, , RetryBackoff Reconciling",
  })
  void theRunnersContractIsKept(Outcome outcome, Cause cause, String sqlState, String standing) {
    var situation = started();
    situation.job(
        Jobs.reported(situation, Jobs.failure(situation, outcome, cause, sqlState, "Because.")));

    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo(standing);
  }

  @ParameterizedTest
  @CsvSource({
    "11, , WaitingForLock Reconciling",
    "12, , DatabaseUnreachable Reconciling",
    "13, , RetryBackoff Reconciling",
    "15, , RevisionUnknownToImage Stalled",
    "16, , RevisionNotFound Stalled",
    "2, , InvalidSpec Stalled",
    "0, , RetryBackoff Reconciling",
    "1, Error, RetryBackoff Reconciling",
    "137, OOMKilled, RetryBackoff Reconciling",
    "128, StartError, MigrationFailed Stalled",
  })
  void withoutAReportTheExitCodeIsAllThereIs(int code, String reason, String standing) {
    var situation = started();
    var job = Jobs.ended(situation, code, null, "BackoffLimitExceeded");
    situation.job(reason == null ? job : withTerminatedReason(job, reason));

    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo(standing);
  }

  @Test
  void aReportOfAnotherRunIsNoReport() {
    var situation = started();
    var other = Situation.created();
    other.step();
    other.edited("").step();
    other.answers("001").step();
    situation.job(
        Jobs.ended(
            situation,
            0,
            RunReportJson.write(
                Jobs.report(
                    other, Outcome.ARRIVED, List.of("001"), List.of("003"), List.of("003"))),
            null));

    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo("RetryBackoff Reconciling");
  }

  @Test
  void anEvictionIsNobodysFault() {
    var situation = started();
    situation.job(Jobs.disrupted(situation));

    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo("RetryBackoff Reconciling");
    assertThat(situation.status().failures()).isNull();
  }

  @Test
  void countedFailuresEndAtTheLimitAndPausesDouble() {
    var situation =
        Situation.created().spec("retry: {limit: 2, backoff: {initial: 10s, max: 1m}}\n");
    situation.step();
    for (int pause : new int[] {10, 20}) {
      situation.answers("001").step();
      fail(situation, "55P03");
      assertThat(situation.status().nextRetryTime()).isEqualTo(situation.now().plusSeconds(pause));
      assertThat(situation.decide()).isInstanceOf(Decision.Rest.class);
      situation.after(Duration.ofSeconds(pause)).noJobs();
    }
    situation.answers("001").step();
    fail(situation, "55P03");

    assertThat(situation.standing()).isEqualTo("MigrationFailed Stalled");
    assertThat(situation.status().failures()).isEqualTo(3);
    assertThat(situation.decide()).isEqualTo(new Decision.Rest(Optional.empty()));
  }

  @Test
  void aStalledResourceStartsAnewWhenAskedByAnnotation() {
    var situation = started();
    fail(situation, "42703");
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
    var situation = started();
    situation.job(
        Jobs.reported(
            situation,
            Jobs.failure(
                situation, Outcome.UNREACHABLE, Cause.AUTHENTICATION_FAILED, "28P01", "No.")));
    situation.doesNotAnswer().step();
    assertThat(situation.decide()).isInstanceOf(Decision.Rest.class);

    situation.secretView(Situation.secret("2"));

    assertThat(situation.decide()).isInstanceOf(Decision.Look.class);
  }

  @Test
  void nothingIsDoneWithoutTheSecret() {
    var situation = Situation.created().secretView(new SecretView.Missing());
    situation.step();

    situation.step();

    assertThat(situation.standing()).isEqualTo("SecretNotFound Reconciling");
    assertThat(situation.message())
        .isEqualTo("Secret orders-db, named in spec.database.secretRef, is not in namespace shop.");
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
  void aSuspendedResourceStartsNothing() {
    var situation = Situation.created().spec("suspend: true\n");
    situation.step();

    situation.step();

    assertThat(situation.standing()).isEqualTo("Suspended Stalled");
  }

  @Test
  void inSteadyStateNothingIsWritten() {
    var situation = settled();
    var before = situation.status();

    situation.after(Duration.ofMinutes(5)).step();
    situation.after(Duration.ofMinutes(5));
    assertThat(situation.decide()).isInstanceOf(Decision.Look.class);
    situation.answers("003").step();

    assertThat(situation.status()).isEqualTo(before);
  }

  @Test
  void driftIsReported() {
    var situation = settled().after(Duration.ofMinutes(10));

    situation.answers("004").step();

    assertThat(situation.standing()).isEqualTo("DriftDetected Stalled Drifted");
    assertThat(situation.status().currentRevision()).isEqualTo("004");
    situation.after(Duration.ofMinutes(10)).answers("003").step();
    assertThat(situation.standing()).isEqualTo("UpToDate Ready");
  }

  @Test
  void driftIsCorrectedWhereThatIsWanted() {
    var situation = settledWith("policy: {drift: Correct}\n").after(Duration.ofMinutes(10));

    situation.answers("004");

    assertThat(situation.decide()).isInstanceOf(Decision.Look.class);
    situation.answers("004");
    assertThat(((Decision.Start) situation.step()).run().from()).contains(List.of("004"));
  }

  @Test
  void anotherDatabaseBehindTheSecretIsANewBeginning() {
    var situation = settled().after(Duration.ofMinutes(10));

    situation.stands("steady state", "9999/orders/public.alembic_version");

    assertThat(situation.decide()).isInstanceOf(Decision.Look.class);
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
    situation.job(planned(situation));

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
    situation.status(withJob(situation, "orders-lost"));
    situation.job(expiring(Jobs.reported(situation, report(situation))));
    situation.status(withJob(situation, null));

    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo("RevisionNotFound Stalled");
    assertThat(situation.message()).contains("Name a revision");
  }

  @Test
  void modePlanPlansAndIsReady() {
    var situation = Situation.created().spec("mode: Plan\n");
    situation.step();
    situation.answers("001");
    assertThat(((Decision.Start) situation.step()).run().kind()).isEqualTo(RunKind.PLAN);
    situation.job(planned(situation));

    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo("Planned Ready");
    assertThat(Objects.requireNonNull(situation.status().plan()).id()).isEqualTo("sha256:abc");
    assertThat(situation.decide()).isInstanceOf(Decision.Rest.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "engine: Alembic | spec.engine",
        "policy: {destructive: Deny} | spec.policy.destructive",
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
  void theEndOfARunOfAnEarlierSpecIsNotedAndJudgesNothing() {
    var situation = started();
    var job = arrived(situation);
    situation.edited("targetRevision: \"002\"\n").step();
    situation.job(Jobs.ofGeneration(job, 1));

    situation.answers("003").step();

    assertThat(situation.status().history()).hasSize(1);
    assertThat(situation.status().currentRevision()).isEqualTo("003");
    assertThat(situation.status().resolvedRevisions()).isNull();
    situation.answers("003");
    assertThat(((Decision.Start) situation.step()).run().target()).isEqualTo("002");
  }

  @Test
  void theNextAttemptHasAnotherName() {
    var names =
        IntStream.rangeClosed(1, 50)
            .mapToObj(i -> JobName.of(Situation.ORDERS, 7, i, RunKind.MIGRATE))
            .toList();

    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("orders-[0-9a-f]{10}"));
  }

  private static Situation acknowledged() {
    var situation = Situation.created();
    situation.step();
    return situation;
  }

  private static Situation started() {
    var situation = acknowledged();
    situation.answers("001").step();
    return situation;
  }

  private static Situation settled() {
    return settledWith("");
  }

  private static Situation settledWith(String spec) {
    var situation = Situation.created().spec(spec);
    situation.step();
    situation.answers("001").step();
    situation.job(arrived(situation));
    situation.answers("003").step();
    situation.noJobs().step();
    return situation;
  }

  private static JobView arrived(Situation situation) {
    return Jobs.reported(situation, report(situation));
  }

  private static RunReport report(Situation situation) {
    return Jobs.report(situation, Outcome.ARRIVED, List.of("001"), List.of("003"), List.of("003"));
  }

  private static JobView planned(Situation situation) {
    return Jobs.reported(
        situation,
        Jobs.report(situation, Outcome.PLANNED, List.of("002"), List.of("002"), List.of("001")));
  }

  private static void fail(Situation situation, String sqlState) {
    situation.job(
        Jobs.reported(
            situation,
            Jobs.failure(situation, Outcome.FAILED, Cause.SQL_ERROR, sqlState, "Because.")));
    situation.answers("001").step();
  }

  private static DatabaseMigrationStatus withJob(Situation situation, @Nullable String job) {
    var s = situation.status();
    return new DatabaseMigrationStatus(
        s.observedGeneration(),
        s.database(),
        s.currentRevisions(),
        s.currentRevision(),
        s.resolvedRevisions(),
        s.headRevisions(),
        s.pending(),
        s.lastAttemptedRevision(),
        s.lastAppliedImage(),
        s.lastMigrationTime(),
        s.lastCheckTime(),
        s.pinned(),
        s.plan(),
        job,
        s.attempt(),
        s.failures(),
        s.nextRetryTime(),
        s.lastHandledReconcileAt(),
        s.history(),
        s.conditions());
  }

  private static JobView expiring(JobView job) {
    return new JobView(
        job.name(),
        job.generation(),
        job.kind(),
        job.secretVersion(),
        job.createdAt(),
        job.suspended(),
        job.deleting(),
        true,
        job.finish(),
        job.pod());
  }

  private static JobView withTerminatedReason(JobView job, String reason) {
    var pod = job.pod().orElseThrow();
    return new JobView(
        job.name(),
        job.generation(),
        job.kind(),
        job.secretVersion(),
        job.createdAt(),
        job.suspended(),
        job.deleting(),
        job.expiring(),
        job.finish(),
        Optional.of(
            new PodView(
                pod.name(),
                pod.started(),
                pod.waiting(),
                pod.unschedulable(),
                pod.exitCode(),
                Optional.of(reason),
                pod.terminationMessage(),
                pod.imageId(),
                pod.disrupted(),
                pod.startedAt(),
                pod.finishedAt())));
  }
}
