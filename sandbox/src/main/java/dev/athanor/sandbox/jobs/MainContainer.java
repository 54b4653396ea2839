package dev.athanor.sandbox.jobs;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/** The one container of a Pod that the sandbox runs; of the others see {@link Sidecars}. */
final class MainContainer {
  static final String NAME = "migrate";

  private MainContainer() {}

  /** The one that migrates by its name, else the first. */
  static Container of(Pod pod) {
    List<Container> containers = pod.getSpec().getContainers();
    return containers.stream()
        .filter(container -> container.getName().equals(NAME))
        .findFirst()
        .orElse(containers.get(0));
  }
}
