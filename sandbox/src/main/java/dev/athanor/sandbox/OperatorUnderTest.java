package dev.athanor.sandbox;

import io.fabric8.kubernetes.client.KubernetesClient;

/** How an operator is brought up in this JVM. */
@FunctionalInterface
public interface OperatorUnderTest {

  /**
   * Starts it.
   *
   * @param client its own, closed after it by whoever gave it
   * @return stops it, and returns once it has stopped
   */
  AutoCloseable start(KubernetesClient client);
}
