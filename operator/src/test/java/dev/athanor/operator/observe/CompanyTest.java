package dev.athanor.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The containers beside the one that migrates, as a kubelet tells of them. */
class CompanyTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final String ENDED =
      "{terminated: {exitCode: %d, reason: Completed, startedAt: \"2026-03-01T12:00:00Z\","
          + " finishedAt: \"2026-03-01T12:00:09Z\"}}";
  private static final String RUNNING = "{running: {startedAt: \"2026-03-01T12:00:00Z\"}}";
  private static final String IN_TURN = "{waiting: {reason: PodInitializing}}";

  /** The Job of a Pod with these containers, each {@code name: state} in YAML. */
  private static JobView job(String metadata, List<String> init, List<String> containers) {
    String yaml =
        """
        metadata: {name: orders-1-x, uid: pod, creationTimestamp: "2026-03-01T12:00:00Z",
          ownerReferences: [{uid: job}]%s}
        spec: {containers: [{name: migrate, image: "shop/migrations:1"}]}
        status:
          initContainerStatuses: [%s]
          containerStatuses: [%s]
        """
            .formatted(metadata, statuses(init), statuses(containers));
    Job job =
        YAML.unmarshal(
            """
            metadata: {name: orders-1, uid: job, creationTimestamp: "2026-03-01T12:00:00Z",
              ownerReferences: [{uid: orders}]}
            spec: {}
            """,
            Job.class);
    return new JobReader("migrate")
        .read(
            List.of(job),
            List.of(YAML.unmarshal(yaml, Pod.class)),
            "orders",
            new RefusedPods(uid -> Optional.empty(), Instant.EPOCH))
        .get(0);
  }

  private static String statuses(List<String> containers) {
    return String.join(
        ", ",
        containers.stream()
            .map(c -> "{name: %s, state: %s}".formatted(c.split(" ", 2)[0], c.split(" ", 2)[1]))
            .toList());
  }

  private static JobView beside(String migrate, String... others) {
    var containers = new ArrayList<>(List.of("migrate " + migrate));
    containers.addAll(List.of(others));
    return job("", List.of(), containers);
  }

  @Test
  void aRunHasEndedThoughASidecarHasNot() {
    JobView job = beside(ENDED.formatted(0), "proxy " + RUNNING);

    assertThat(job.outlived()).isTrue();
    assertThat(job.finished()).isTrue();
    assertThat(job.finish().orElseThrow().succeeded()).isTrue();
    assertThat(job.finish().orElseThrow().at()).isEqualTo("2026-03-01T12:00:09Z");
  }

  @Test
  void aSidecarThatCannotEvenStartOutlivesARunToo() {
    JobView job =
        beside(ENDED.formatted(13), "proxy {waiting: {reason: ImagePullBackOff, message: no}}");

    assertThat(job.outlived()).isTrue();
    assertThat(job.finish().orElseThrow().succeeded()).isFalse();
  }

  @Test
  void aRunThatGoesOnHasNotEnded() {
    assertThat(beside(RUNNING, "proxy " + RUNNING).finished()).isFalse();
    assertThat(beside(RUNNING, "proxy " + ENDED.formatted(1)).finished()).isFalse();
  }

  @Test
  void aPodThatEndsIsLeftToItsJob() {
    assertThat(beside(ENDED.formatted(0)).finished()).isFalse();
    assertThat(beside(ENDED.formatted(0), "proxy " + ENDED.formatted(0)).finished()).isFalse();
    assertThat(
            job("", List.of("native " + RUNNING), List.of("migrate " + ENDED.formatted(0)))
                .finished())
        .isFalse();
    assertThat(
            job(
                    ", deletionTimestamp: \"2026-03-01T12:00:10Z\"",
                    List.of(),
                    List.of("migrate " + ENDED.formatted(143), "proxy " + RUNNING))
                .finished())
        .isFalse();
  }

  @Test
  void anInitContainerThatFailedIsNamed() {
    PodView pod = behind("wait " + ENDED.formatted(3));

    assertThat(pod.waiting())
        .contains(new PodView.Waiting("Init:Error", "Init container wait ended with exit code 3"));
    assertThat(pod.started()).isFalse();
  }

  @Test
  void anInitContainerWithoutAnImageIsNamed() {
    assertThat(
            behind("wait {waiting: {reason: ErrImagePull, message: \"busybox:typo: not found\"}}")
                .waiting())
        .contains(
            new PodView.Waiting("ErrImagePull", "init container wait: busybox:typo: not found"));
  }

  @Test
  void anInitContainerThatRunsIsAwaited() {
    assertThat(behind("wait " + RUNNING).waiting())
        .contains(new PodView.Waiting("PodInitializing", ""));
    assertThat(behind("wait " + ENDED.formatted(0)).waiting())
        .contains(new PodView.Waiting("PodInitializing", ""));
  }

  private static PodView behind(String init) {
    return job("", List.of(init), List.of("migrate " + IN_TURN)).pod().orElseThrow();
  }
}
