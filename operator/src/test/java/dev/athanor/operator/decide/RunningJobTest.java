package dev.athanor.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.operator.observe.PodView;
import dev.athanor.operator.testing.Beginnings;
import dev.athanor.operator.testing.Jobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While a Job is there that has not ended. */
class RunningJobTest {

  @Test
  void aRunningJobIsAwaited() {
    var situation = Beginnings.started();
    situation.job(Jobs.running(situation));

    situation.step();

    assertThat(situation.standing()).isEqualTo("Progressing Reconciling");
    assertThat(situation.message()).isEqualTo("Job " + situation.jobName() + " is running.");
  }

  @Test
  void aRunningJobIsNotTouchedByAnEditOfTheSpec() {
    var situation = Beginnings.started();
    var job = Jobs.running(situation);
    situation.job(job).edited("targetRevision: \"002\"\n");
    situation.step();

    assertThat(situation.decide()).isInstanceOf(Decision.Hold.class);

    situation.step();
    assertThat(situation.message()).contains("of the spec before this one is still running");
    assertThat(situation.jobName()).isEqualTo(job.name());
  }

  @Test
  void aRunIsNotEndedByASuspension() {
    var situation = Beginnings.started();
    situation.job(Jobs.running(situation)).edited("suspend: true\n");
    situation.step();

    assertThat(situation.step()).isInstanceOf(Decision.Hold.class);

    assertThat(situation.standing()).isEqualTo("Progressing Reconciling");
    assertThat(situation.message())
        .endsWith("is still running; none follows it while spec.suspend is true.");
  }

  @Test
  void aJobThatHasNotBegunGivesWayToAnEditOfTheSpec() {
    var situation = Beginnings.started();
    var job = Jobs.waiting(situation, "ImagePullBackOff", "no such image");
    situation.job(job).edited("imagePullPolicy: Always\n");
    situation.step();

    assertThat(situation.decide()).isEqualTo(new Decision.Supersede(job));
  }

  @ParameterizedTest
  @CsvSource({
    "ErrImagePull, not found, ImagePullFailed Reconciling",
    "ImagePullBackOff, not found, ImagePullFailed Reconciling",
    "InvalidImageName, bad name, ImagePullFailed Reconciling",
    "CreateContainerConfigError, secret orders-db not found, SecretNotFound Reconciling",
    "CreateContainerConfigError, \"couldn't find key uri\", SecretNotFound Reconciling",
    "CreateContainerConfigError, container has runAsNonRoot, InvalidSpec Stalled",
    "CreateContainerError, no command, InvalidSpec Stalled",
    "ContainerCreating, '', Progressing Reconciling",
    "CrashLoopBackOff, init container proxy: back-off 10s, Progressing Reconciling",
  })
  void whatTheKubeletSaysOfAWaitingContainerIsPassedOn(
      String kubelet, String sentence, String standing) {
    var situation = Beginnings.started();
    situation.job(Jobs.waiting(situation, kubelet, sentence));

    situation.step();

    assertThat(situation.standing()).isEqualTo(standing);
  }

  @Test
  void theKubeletsChangingWordsAreWrittenOnce() {
    var situation = Beginnings.started();
    situation.job(Jobs.waiting(situation, "ErrImagePull", "not found"));
    situation.step();
    var before = situation.status();

    situation.job(Jobs.waiting(situation, "ImagePullBackOff", "Back-off pulling image"));
    situation.step();

    assertThat(situation.status()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Error creating: pods \"orders-1-x7k2p\" is forbidden: violates PodSecurity"
            + " \"restricted:latest\": runAsUser=0"
            + " | InvalidSpec Stalled"
            + " | violates PodSecurity \"restricted:latest\": runAsUser=0. Correct spec.podTemplate.",
        "Error creating: pods \"orders-1-x7k2p\" is forbidden: exceeded quota: small, requested: pods=1"
            + " | PodUnschedulable Reconciling"
            + " | exceeded quota: small, requested: pods=1. It is tried again;",
        "Error creating: admission webhook \"w.example.com\" denied the request: no"
            + " | PodUnschedulable Reconciling"
            + " | admission webhook \"w.example.com\" denied the request: no. It is tried again;",
      })
  void aPodThatIsRefusedIsNotCalledRunning(String controller, String standing, String sentence) {
    var situation = Beginnings.started();
    situation.job(Jobs.waiting(situation, PodView.REFUSED, controller));

    situation.step();

    assertThat(situation.standing()).isEqualTo(standing);
    assertThat(situation.message())
        .startsWith("The Pod of Job " + situation.jobName() + " is refused: " + sentence)
        .doesNotContain("x7k2p");
  }

  @Test
  void whatAQuotaCountsIsWrittenOnce() {
    var situation = Beginnings.started();
    situation.job(Jobs.waiting(situation, PodView.REFUSED, "exceeded quota: used: pods=1"));
    situation.step();
    var before = situation.status();

    situation.job(Jobs.waiting(situation, PodView.REFUSED, "exceeded quota: used: pods=2"));
    situation.step();

    assertThat(situation.status()).isEqualTo(before);
  }
}
