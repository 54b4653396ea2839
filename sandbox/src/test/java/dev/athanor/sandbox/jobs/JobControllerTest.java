package dev.athanor.sandbox.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobControllerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String FAILURE_TARGET =
      ", conditions: [{type: FailureTarget, status: \"True\", reason: DeadlineExceeded}]";

  private static Job job(String spec, String status) {
    String yaml =
        """
        metadata: {name: j, namespace: n, uid: u}
        spec: {template: {spec: {}}, backoffLimit: 0%s}
        status: {startTime: 2026-11-22T11:59:00Z%s}
        """;
    return Serialization.unmarshal(yaml.formatted(spec, status), Job.class);
  }

  /** One letter for each Pod: Pending, Running, Succeeded, Failed, Terminating, Gone. */
  private static List<PodView> pods(String letters) {
    return letters.chars().mapToObj(letter -> pod((char) letter)).toList();
  }

  private static PodView pod(char letter) {
    String phase =
        switch (letter) {
          case 'S' -> "Succeeded";
          case 'F' -> "Failed";
          case 'P' -> "Pending";
          default -> "Running";
        };
    String deleted = letter == 'T' ? ", deletionTimestamp: 2026-11-22T11:59:59Z" : "";
    String yaml = "metadata: {name: p, namespace: n%s}\nstatus: {phase: %s}";
    return new PodView(
        Serialization.unmarshal(yaml.formatted(deleted, phase), Pod.class), letter == 'G');
  }

  private static String inWords(JobStep step) {
    StringBuilder words = new StringBuilder();
    words.append(step.createPod() ? "create " : "");
    words.append(step.deletePods().isEmpty() ? "" : "stop ");
    words.append(step.uncounted() ? "uncounted " : "");
    words.append(step.deleteJob() ? "delete " : "");
    step.status()
        .getConditions()
        .forEach(
            c ->
                words
                    .append(c.getStatus().equals("True") ? "" : "!")
                    .append(c.getType())
                    .append(' '));
    return words.toString().strip();
  }

  @ParameterizedTest(name = "{0}: Pods {3}: {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        "new | '' | '' | '' | create",
        "waiting | '' | '' | P | ''",
        "running | '' | '' | R | ''",
        "done | '' | '' | S | SuccessCriteriaMet Complete",
        "failed | '' | '' | F | FailureTarget Failed",
        "Pod deleted, still ending | '' | '' | T | ''",
        "Pod deleted | '' | '' | G | FailureTarget Failed",
        "in time | ', activeDeadlineSeconds: 61' | '' | R | ''",
        "too late | ', activeDeadlineSeconds: 60' | '' | R | stop FailureTarget",
        "too late, still ending | '' | TARGET | T | FailureTarget",
        "too late, ended | '' | TARGET | F | FailureTarget Failed",
        "too late, gone | '' | TARGET | G | FailureTarget Failed",
        "suspended at once | ', suspend: true' | '' | '' | uncounted Suspended",
        "suspended | ', suspend: true' | '' | R | stop uncounted Suspended",
        "suspended, still ending | ', suspend: true' | '' | T | uncounted Suspended",
        "suspended too late | ', suspend: true' | '' | S | uncounted SuccessCriteriaMet Complete",
        "other backoff | '3' | '' | '' | FailureTarget Failed",
      })
  void steps(String what, String spec, String status, String letters, String expected) {
    String stated = status.equals("TARGET") ? FAILURE_TARGET : status;
    Job job = job(spec, stated);
    assertThat(inWords(JobController.step(job, pods(letters), NOW))).as(what).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"60, delete Complete", "61, Complete"})
  void anEndedJobLivesAsLongAsItMay(int seconds, String expected) {
    String ended =
        ", conditions: [{type: Complete, status: \"True\","
            + " lastTransitionTime: 2026-11-22T11:59:00Z}]";
    Job job = job(", ttlSecondsAfterFinished: " + seconds, ended);
    assertThat(inWords(JobController.step(job, pods("S"), NOW))).isEqualTo(expected);
  }
}
