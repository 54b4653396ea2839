package dev.athanor.sandbox.jobs;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;

/**
 * The containers that the sandbox does not run, and says of that it does: init containers succeed
 * at once, sidecars run for as long as they may.
 */
final class Sidecars {
  private Sidecars() {}

  /** Whether the Pod goes on when its main container has ended: a native sidecar ends with it. */
  static boolean outlive(Pod pod) {
    return pod.getSpec().getContainers().size() > 1;
  }

  static List<ContainerStatus> statuses(Pod pod, String phase, Instant now) {
    String main = MainContainer.of(pod).getName();
    return pod.getSpec().getContainers().stream()
        .filter(container -> !container.getName().equals(main))
        .map(container -> status(container, inPhase(phase, now)))
        .toList();
  }

  static List<ContainerStatus> initStatuses(Pod pod, String phase, Instant now) {
    return pod.getSpec().getInitContainers().stream()
        .map(
            container ->
                status(
                    container,
                    "Always".equals(container.getRestartPolicy())
                        ? inPhase(phase, now)
                        : inPhase("Succeeded", now)))
        .toList();
  }

  private static ContainerState inPhase(String phase, Instant now) {
    return switch (phase) {
      case "Pending" ->
          new ContainerStateBuilder()
              .withNewWaiting()
              .withReason("PodInitializing")
              .endWaiting()
              .build();
      case "Running" ->
          new ContainerStateBuilder()
              .withNewRunning()
              .withStartedAt(now.toString())
              .endRunning()
              .build();
      default ->
          new ContainerStateBuilder()
              .withNewTerminated()
              .withExitCode(0)
              .withReason("Completed")
              .withStartedAt(now.toString())
              .withFinishedAt(now.toString())
              .endTerminated()
              .build();
    };
  }

  private static ContainerStatus status(Container container, ContainerState state) {
    boolean running = state.getRunning() != null;
    return new ContainerStatusBuilder()
        .withName(container.getName())
        .withImage(container.getImage())
        .withImageID("")
        .withReady(running)
        .withStarted(running)
        .withRestartCount(0)
        .withState(state)
        .build();
  }
}
