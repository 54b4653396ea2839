package dev.athanor.sandbox;

import dev.athanor.sandbox.faults.Faults;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import io.fabric8.kubernetes.client.KubernetesClient;

/** An operator at work, with the client that it was given. */
record RunningOperator(AutoCloseable operator, KubernetesClient client) implements AutoCloseable {

  static RunningOperator start(OperatorUnderTest operator, KubernetesApi api, Faults faults) {
    KubernetesClient client = api.client(faults);
    try {
      return new RunningOperator(operator.start(client), client);
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try (client) {
      operator.close();
    } catch (Exception e) {
      throw new IllegalStateException("The operator did not stop: " + e.getMessage(), e);
    }
  }

  /** Takes the connection away first, so that its last words are lost: as near as a JVM gets. */
  void crash() {
    client.close();
    if (operator instanceof CanCrash pods) {
      pods.crash();
    } else {
      close();
    }
  }
}
