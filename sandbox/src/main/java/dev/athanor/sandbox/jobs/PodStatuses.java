package dev.athanor.sandbox.jobs;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the kubelet writes into a Pod's status. Pure. */
final class PodStatuses {
  private PodStatuses() {}

  /** The container is not started, and why. */
  static PodStatus waiting(Pod pod, String reason, String message, Instant now) {
    ContainerState state =
        new ContainerStateBuilder()
            .withNewWaiting()
            .withReason(reason)
            .withMessage(message.isEmpty() ? null : message)
            .endWaiting()
            .build();
    return status(pod, "Pending", state, null, now);
  }

  static PodStatus running(Pod pod, ContainerRun run) {
    ContainerState state =
        new ContainerStateBuilder()
            .withNewRunning()
            .withStartedAt(run.startedAt().toString())
            .endRunning()
            .build();
    return status(pod, "Running", state, run, run.startedAt());
  }

  /** The process has ended; a Pod with sidecars that are not native goes on until it is deleted. */
  static PodStatus terminated(Pod pod, ContainerRun run, int exitCode, Instant now) {
    ContainerState state =
        new ContainerStateBuilder()
            .withNewTerminated()
            .withExitCode(exitCode)
            .withReason(exitCode == 0 ? "Completed" : "Error")
            .withMessage(run.terminationMessage())
            .withStartedAt(run.startedAt().toString())
            .withFinishedAt(now.toString())
            .withContainerID(run.containerId())
            .endTerminated()
            .build();
    String end = exitCode == 0 ? "Succeeded" : "Failed";
    boolean goesOn = Sidecars.outlive(pod) && pod.getMetadata().getDeletionTimestamp() == null;
    return status(pod, goesOn ? "Running" : end, state, run, now);
  }

  /** Whether the status already says that the process has ended. */
  static boolean saysTerminated(Pod pod) {
    String name = MainContainer.of(pod).getName();
    return new PodView(pod, false)
        .containers().stream()
            .filter(container -> container.getName().equals(name))
            .anyMatch(container -> PodView.exitCode(container) != null);
  }

  /** Its containers never started and never will. */
  static PodStatus neverStarted(Pod pod, Instant now) {
    PodStatus status = waiting(pod, "ContainerCreating", "", now);
    return new PodStatusBuilder(status).withPhase("Failed").build();
  }

  private static PodStatus status(
      Pod pod, String phase, ContainerState state, @Nullable ContainerRun run, Instant now) {
    Container container = MainContainer.of(pod);
    return new PodStatusBuilder()
        .withPhase(phase)
        .withStartTime(startTime(pod, now))
        .withHostIP("127.0.0.1")
        .withConditions(conditions(pod, phase, now))
        .withInitContainerStatuses(Sidecars.initStatuses(pod, phase, now))
        .withContainerStatuses(Sidecars.statuses(pod, phase, now))
        .addToContainerStatuses(
            new ContainerStatusBuilder()
                .withName(container.getName())
                .withImage(container.getImage())
                .withImageID(run == null ? "" : run.image().imageId())
                .withContainerID(run == null ? null : run.containerId())
                .withReady(state.getRunning() != null)
                .withStarted(state.getRunning() != null)
                .withRestartCount(0)
                .withState(state)
                .build())
        .build();
  }

  private static String startTime(Pod pod, Instant now) {
    boolean known = pod.getStatus() != null && pod.getStatus().getStartTime() != null;
    return known ? pod.getStatus().getStartTime() : now.toString();
  }

  private static List<PodCondition> conditions(Pod pod, String phase, Instant now) {
    List<PodCondition> conditions = new ArrayList<>();
    boolean running = phase.equals("Running");
    String notReady = phase.equals("Succeeded") ? "PodCompleted" : "ContainersNotReady";
    conditions.add(condition("PodScheduled", true, null, null, now));
    conditions.add(condition("Initialized", true, null, null, now));
    conditions.add(condition("Ready", running, running ? null : notReady, null, now));
    conditions.add(condition("ContainersReady", running, running ? null : notReady, null, now));
    if (pod.getStatus() != null) {
      pod.getStatus().getConditions().stream()
          .filter(c -> c.getType().equals("DisruptionTarget"))
          .forEach(conditions::add);
    }
    return conditions;
  }

  static PodCondition condition(
      String type, boolean status, @Nullable String reason, @Nullable String message, Instant now) {
    return new PodConditionBuilder()
        .withType(type)
        .withStatus(status ? "True" : "False")
        .withReason(reason)
        .withMessage(message)
        .withLastTransitionTime(now.toString())
        .build();
  }
}
