package dev.athanor.operator.observe;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The containers beside the one that migrates: those of the user's template, and a mesh's. They may
 * keep it from starting, and must not keep its end from being seen.
 */
final class Company {
  /** The kubelet's words for a container that only waits its turn. */
  private static final Set<String> IN_TURN = Set.of("PodInitializing", "ContainerCreating");

  private Company() {}

  /**
   * The end of a run whose Pod goes on: a container beside it has not ended, and may never. A Pod
   * that is being deleted does end, and its Job then says why.
   */
  static Optional<JobView.Finish> outlived(Pod pod, String migration) {
    if (pod.getStatus() == null || pod.getMetadata().getDeletionTimestamp() != null) {
      return Optional.empty();
    }
    List<ContainerStatus> containers = pod.getStatus().getContainerStatuses();
    boolean goesOn =
        containers.stream()
            .filter(status -> !migration.equals(status.getName()))
            .anyMatch(status -> terminated(status).isEmpty());
    return containers.stream()
        .filter(status -> goesOn && migration.equals(status.getName()))
        .flatMap(status -> terminated(status).stream())
        .filter(end -> end.getFinishedAt() != null)
        .findFirst()
        .map(
            end ->
                new JobView.Finish(
                    Objects.equals(end.getExitCode(), 0),
                    JobView.Finish.OUTLIVED,
                    Instant.parse(end.getFinishedAt())));
  }

  /** Why the migration's container waits: by its own word, or because of one that comes first. */
  static Optional<PodView.Waiting> waiting(Pod pod, Optional<ContainerStatus> migration) {
    Optional<PodView.Waiting> own = migration.flatMap(Company::waiting);
    boolean inTurn = own.map(waiting -> IN_TURN.contains(waiting.reason())).orElse(true);
    if (!inTurn || pod.getStatus() == null || migration.filter(Company::hasStarted).isPresent()) {
      return own;
    }
    return pod.getStatus().getInitContainerStatuses().stream()
        .flatMap(status -> trouble(status).stream())
        .findFirst()
        .or(() -> own);
  }

  private static Optional<PodView.Waiting> trouble(ContainerStatus init) {
    Optional<PodView.Waiting> failed =
        terminated(init)
            .filter(end -> !Objects.equals(end.getExitCode(), 0))
            .map(
                end ->
                    new PodView.Waiting(
                        PodView.Waiting.INIT_ERROR,
                        "Init container %s ended with exit code %d"
                            .formatted(init.getName(), end.getExitCode())));
    return failed.or(
        () ->
            waiting(init)
                .filter(waiting -> !IN_TURN.contains(waiting.reason()))
                .map(
                    waiting ->
                        new PodView.Waiting(
                            waiting.reason(),
                            "init container %s: %s".formatted(init.getName(), waiting.message()))));
  }

  private static Optional<PodView.Waiting> waiting(ContainerStatus status) {
    return Optional.ofNullable(status.getState())
        .map(ContainerState::getWaiting)
        .filter(waiting -> waiting.getReason() != null)
        .map(
            waiting ->
                new PodView.Waiting(
                    waiting.getReason(), Objects.requireNonNullElse(waiting.getMessage(), "")));
  }

  private static Optional<ContainerStateTerminated> terminated(ContainerStatus status) {
    return Optional.ofNullable(status.getState()).map(ContainerState::getTerminated);
  }

  private static boolean hasStarted(ContainerStatus status) {
    ContainerState state = status.getState();
    return state != null && (state.getRunning() != null || state.getTerminated() != null);
  }
}
