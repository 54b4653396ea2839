package dev.athanor.operator;

import dev.athanor.operator.runtime.HealthServer;
import dev.athanor.operator.runtime.Settings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.OperatorException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code java -jar athanor-operator.jar}: runs against the current kubeconfig, or as a Pod against
 * its own cluster.
 */
final class Main {
  private static final Logger LOGGER = LoggerFactory.getLogger(Main.class);

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    if (args.length > 0) {
      System.err.println(
          "athanor-operator takes no arguments (got "
              + args[0]
              + "); its settings are the ATHANOR_* environment variables, and the cluster is the one of KUBECONFIG.");
      System.exit(2);
    }
    try {
      run(Settings.fromEnvironment(System.getenv()));
    } catch (IllegalArgumentException | IOException e) {
      fail(rootMessage(e));
    } catch (KubernetesClientException | OperatorException e) {
      LOGGER.debug("Start-up failed", e);
      fail("Cannot start against this cluster: " + rootMessage(e));
    }
  }

  private static void run(Settings settings) throws IOException, InterruptedException {
    KubernetesClient client = new KubernetesClientBuilder().build();
    AthanorOperator operator = AthanorOperator.start(client, settings);
    var health =
        settings.healthPort() == 0
            ? null
            : HealthServer.start(settings.healthPort(), operator::isReady);
    LOGGER
        .atInfo()
        .addKeyValue("cluster", client.getMasterUrl())
        .addKeyValue("namespaces", settings.namespaces().isEmpty() ? "all" : settings.namespaces())
        .log("Athanor is running");
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  operator.close();
                  if (health != null) {
                    health.close();
                  }
                  client.close();
                  stopped.countDown();
                },
                "shutdown"));
    stopped.await();
  }

  private static void fail(String message) {
    System.err.println("athanor-operator: " + message);
    System.exit(1);
  }

  private static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
