package dev.athanor.sandbox.logs;

import java.util.Optional;

/** The output of containers, as the node that runs them has it. */
@FunctionalInterface
public interface ContainerLogs {

  /** Where no container was ever started. */
  ContainerLogs NONE = (namespace, pod, container) -> Optional.empty();

  /** All that the container has printed so far; empty when it was never started here. */
  Optional<String> of(String namespace, String pod, String container);
}
