package dev.athanor.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobReaderTest {

  private static Job job(String name, int attempt) {
    return Serialization.unmarshal(
        """
        metadata:
          name: %s
          uid: of-%1$s
          creationTimestamp: "2026-03-01T12:00:00Z"
          ownerReferences: [{uid: orders}]
          annotations: {athanor.dev/generation: "2", athanor.dev/attempt: "%d"}
        spec: {}
        """
            .formatted(name, attempt),
        Job.class);
  }

  /** By its name, the plan could be the newest, and the run go that a lost pin is known by. */
  @Test
  void ofJobsOfOneSecondTheLaterAttemptIsTheNewest() {
    List<JobView> read =
        new JobReader("migrate")
            .read(
                List.of(job("orders-f", 1), job("orders-a", 2)),
                List.of(),
                "orders",
                new RefusedPods(uid -> Optional.empty(), Instant.EPOCH));

    assertThat(read).extracting(JobView::name).containsExactly("orders-a", "orders-f");
  }
}
