package dev.athanor.operator.runtime;

import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several replicas, one at work: a replica that has lost the lease must not go on, not even to say
 * goodbye.
 */
public final class Leadership {
  private static final Logger LOGGER = LoggerFactory.getLogger(Leadership.class);
  private static final String LEASE = "athanor-operator";

  /** Exit code of a replica whose lease was taken. */
  private static final int LEASE_LOST = 17;

  private final AtomicBoolean stopping = new AtomicBoolean();

  /**
   * The election for a Lease in that namespace. Java Operator SDK 5.2 would call System.exit from
   * within a shutdown hook and deadlock
   * (https://github.com/operator-framework/java-operator-sdk/pull/3383), so the exit is ours.
   */
  public LeaderElectionConfiguration in(String namespace) {
    return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE)
        .withLeaseNamespace(namespace)
        .withExitOnStopLeading(false)
        .withLeaderCallbacks(
            new LeaderCallbacks(
                () -> LOGGER.info("This replica leads"),
                this::stoppedLeading,
                leader -> LOGGER.atInfo().addKeyValue("leader", leader).log("The leader changed")))
        .build();
  }

  /** From now on, the end of leadership is what was wanted. */
  public void stopping() {
    stopping.set(true);
  }

  private void stoppedLeading() {
    if (!stopping.get()) {
      LOGGER.error("The lease was taken by another replica; this one ends at once");
      Runtime.getRuntime().halt(LEASE_LOST);
    }
  }
}
