package dev.athanor.sandbox.jobs;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Pod as its Job's controller sees it.
 *
 * @param gone whether the object exists no more; one that never ended has failed then
 */
record PodView(Pod pod, boolean gone) {

  String name() {
    return pod.getMetadata().getName();
  }

  String phase() {
    return pod.getStatus() == null || pod.getStatus().getPhase() == null
        ? "Pending"
        : pod.getStatus().getPhase();
  }

  boolean succeeded() {
    return phase().equals("Succeeded");
  }

  boolean failed() {
    return phase().equals("Failed") || (gone && !succeeded());
  }

  private boolean ended() {
    return succeeded() || failed();
  }

  boolean active() {
    return !ended() && pod.getMetadata().getDeletionTimestamp() == null;
  }

  boolean terminating() {
    return !ended() && pod.getMetadata().getDeletionTimestamp() != null;
  }

  boolean ready() {
    return phase().equals("Running") && active();
  }

  List<PodCondition> conditions() {
    return pod.getStatus() == null ? List.of() : pod.getStatus().getConditions();
  }

  List<ContainerStatus> containers() {
    return pod.getStatus() == null ? List.of() : pod.getStatus().getContainerStatuses();
  }

  static @Nullable Integer exitCode(ContainerStatus container) {
    ContainerStateTerminated end =
        container.getState() == null ? null : container.getState().getTerminated();
    return end == null ? null : end.getExitCode();
  }
}
