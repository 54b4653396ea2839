package dev.athanor.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReportJson;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.PodView;
import dev.athanor.operator.testing.Beginnings;
import dev.athanor.operator.testing.Jobs;
import dev.athanor.operator.testing.Reports;
import dev.athanor.operator.testing.Situation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the end of a Job means. */
class FinishedJobTest {

  @Test
  void aRunThatArrivedIsBelievedOnlyAfterTheDatabaseWasRead() {
    var situation = Beginnings.started();
    situation.job(Jobs.arrived(situation));

    assertThat(situation.decide()).isInstanceOf(Decision.Look.class);

    situation.answers("003").step();
    assertThat(situation.standing()).isEqualTo("Applied Ready");
    assertThat(situation.status().currentRevisions()).containsExactly("003");
    assertThat(situation.status().resolvedRevisions()).containsExactly("003");
    assertThat(situation.jobName()).isNull();
  }

  @Test
  void aRunThatSaysItArrivedAndDidNotIsAFailure() {
    var situation = Beginnings.started();
    situation.job(Jobs.arrived(situation));

    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo("RetryBackoff Reconciling");
    assertThat(situation.message())
        .isEqualTo("The run says that it arrived at 003, and the database is at 001.");
    assertThat(situation.status().failures()).isEqualTo(1);
  }

  @Test
  void theReportCountsWhereTheDatabaseCannotBeRead() {
    var situation = Beginnings.started();
    situation.job(Jobs.arrived(situation));

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
    "REFUSED, DESTRUCTIVE_FORBIDDEN, , DestructiveForbidden Stalled",
    "REFUSED, MANAGED_BY_ANOTHER, , ManagedByAnother Stalled",
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
    var situation = Beginnings.started();
    situation.job(
        Jobs.reported(situation, Reports.failure(situation, outcome, cause, sqlState, "Because.")));

    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo(standing);
    if (standing.contains("Stalled")) {
      assertThat(situation.decide()).isInstanceOf(Decision.Rest.class);
    }
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
    var situation = Beginnings.started();
    var job = Jobs.ended(situation, code, null, "BackoffLimitExceeded");
    situation.job(reason == null ? job : Jobs.withTerminatedReason(job, reason));

    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo(standing);
    if (standing.contains("Stalled")) {
      assertThat(situation.decide()).isEqualTo(new Decision.Rest(Optional.empty()));
    }
  }

  @Test
  void aRunThatNeededMoreMemoryIsToldHowToGetIt() {
    var situation = Beginnings.started();
    situation.job(
        Jobs.withTerminatedReason(
            Jobs.ended(situation, 137, null, "BackoffLimitExceeded"), "OOMKilled"));

    situation.answers("001").step();

    assertThat(situation.message())
        .contains("(OOMKilled). Raise resources.limits.memory of the container migrate in");
  }

  @Test
  void aReportOfAnotherRunIsNoReport() {
    var situation = Beginnings.started();
    var other = Situation.created();
    other.step();
    other.edited("").step();
    other.answers("001").step();
    situation.job(
        Jobs.ended(
            situation,
            0,
            RunReportJson.write(
                Reports.report(
                    other, Outcome.ARRIVED, List.of("001"), List.of("003"), List.of("003"))),
            null));

    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo("RetryBackoff Reconciling");
  }

  @Test
  void anEvictionIsNobodysFault() {
    var situation = Beginnings.started();
    situation.job(Jobs.disrupted(situation));

    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo("RetryBackoff Reconciling");
    assertThat(situation.status().failures()).isNull();
  }

  @Test
  void theEndOfARunOfAnEarlierSpecIsNotedAndJudgesNothing() {
    var situation = Beginnings.started();
    var job = Jobs.arrived(situation);
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
  void theDrainOfANodeIsNobodysFaultAlsoWhenThePodIsGone() {
    var situation = Beginnings.started();
    situation.job(Jobs.vanished(situation, false, "PodFailurePolicy"));

    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo("RetryBackoff Reconciling");
    assertThat(situation.status().failures()).isNull();
  }

  @Test
  void aSuccessWhosePodIsGoneIsNoFailure() {
    var situation = Beginnings.started();
    situation.job(Jobs.vanished(situation, true, null));

    situation.answers("003").step();

    assertThat(situation.standing()).isEqualTo("RetryBackoff Reconciling");
    assertThat(situation.status().failures()).isNull();
  }

  @Test
  void aJobThatCouldNeverBeginIsNotToldToTakeMoreTime() {
    var situation = Beginnings.started();
    situation.job(Jobs.waiting(situation, "ImagePullBackOff", "no such image"));
    situation.step();
    situation.job(Jobs.vanished(situation, false, "DeadlineExceeded"));

    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo("ImagePullFailed Reconciling");
    assertThat(situation.status().failures()).isNull();
    assertThat(situation.message()).contains("no such image").doesNotContain("timeout");
  }

  @Test
  void rowsThatAreNeverTheSameForJobAndOperatorDoNotRace() {
    var situation = Beginnings.started();
    situation.job(Jobs.reported(situation, moved(situation)));
    situation.answers("001").step();
    assertThat(situation.status().nextRetryTime()).isEqualTo(situation.now());
    situation.answers("001").step();

    situation.job(Jobs.reported(situation, moved(situation)));
    situation.answers("001").step();

    assertThat(situation.status().nextRetryTime()).isAfter(situation.now());
    assertThat(situation.decide()).isInstanceOf(Decision.Rest.class);
  }

  @Test
  void aLostStatusDoesNotBringAnOldFailureBack() {
    var situation = Beginnings.started();
    situation.fails("42703");
    situation.jobsExpire();
    situation.loseStatus();
    situation.step();

    situation.answers("001");

    assertThat(((Decision.Start) situation.step()).run().attempt()).isEqualTo(2);
  }

  @Test
  void aJobThatEndedWhileTheStatusWasLostIsClosed() {
    var situation = Beginnings.started();
    situation.job(Jobs.arrived(situation));
    situation.loseStatus();
    situation.step();

    situation.answers("003").step();

    assertThat(situation.standing()).isEqualTo("Applied Ready");
  }

  private static RunReport moved(Situation situation) {
    return Reports.failure(situation, Outcome.MOVED, Cause.DATABASE_MOVED, null, "Moved.");
  }

  @Test
  void anInitContainerThatFailedIsToBlame() {
    var situation = Beginnings.started();
    var waiting =
        Jobs.waiting(
            situation, PodView.Waiting.INIT_ERROR, "Init container wait ended with exit code 3");
    situation.job(Jobs.finished(waiting, false, "BackoffLimitExceeded"));

    situation.answers("001").step();

    assertThat(situation.standing()).isEqualTo("RetryBackoff Reconciling");
    assertThat(situation.message())
        .matches(
            "Init container wait ended with exit code 3, so that Job orders-\\w+ never began; see"
                + " `kubectl logs job/orders-\\w+ --all-containers`\\.");
  }

  @Test
  void aRunThatASidecarOutlivesIsJudgedByItsReport() {
    var situation = Beginnings.started();
    situation.job(Jobs.finished(Jobs.arrived(situation), true, JobView.Finish.OUTLIVED));

    situation.answers("003").step();

    assertThat(situation.standing()).isEqualTo("Applied Ready");
  }
}
