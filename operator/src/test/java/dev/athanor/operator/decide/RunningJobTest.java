package dev.athanor.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

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
  void aJobThatHasNotBegunGivesWayToAnEditOfTheSpec() {
    var situation = Beginnings.started();
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
    var situation = Beginnings.started();
    situation.job(Jobs.waiting(situation, kubelet, "the kubelet's sentence"));

    situation.step();

    assertThat(situation.standing()).isEqualTo(reason + " Reconciling");
  }
}
