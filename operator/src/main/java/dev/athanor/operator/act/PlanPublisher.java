package dev.athanor.operator.act;

import dev.athanor.api.v1alpha1.Defaults;
import dev.athanor.operator.decide.Decision;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.Snapshot;
import dev.athanor.operator.observe.Snapshot.Identity;
import dev.athanor.operator.plan.PlanConfigMap;
import dev.athanor.operator.plan.PlanLog;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.io.Reader;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the SQL of a plan from the log of its run into a ConfigMap, and takes it away again. */
public final class PlanPublisher {
  private static final Logger LOGGER = LoggerFactory.getLogger(PlanPublisher.class);

  /** More than the runner prints, and no more than this process can hold. */
  private static final int LOG_BYTES = 24 << 20;

  /** How long a fault of the cluster may hide a log before it counts as lost. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final KubernetesClient client;

  /** A publisher that reads and writes through this client. */
  public PlanPublisher(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Publishes the SQL. Doing it twice does no more than doing it once.
   *
   * @return what has become of it
   * @throws KubernetesClientException for a fault that may pass by itself
   */
  public Decision.Published publish(Snapshot snapshot, Decision.Publish publish) {
    Identity owner = snapshot.identity();
    String name = PlanConfigMap.name(owner.name());
    try {
      ConfigMap there = map(owner).get();
      if (there != null && !PlanConfigMap.isOf(there, owner)) {
        return lost(
            snapshot,
            publish,
            "ConfigMap %s is there and not Athanor's; remove it.".formatted(name));
      }
      Optional<String> sql = read(owner, publish);
      if (sql.isEmpty()) {
        return lost(
            snapshot, publish, "the log of Pod %s does not have it.".formatted(publish.pod()));
      }
      write(PlanConfigMap.of(owner, publish.planId(), sql.get()));
      return new Decision.Published(publish.job(), Optional.of(name), "");
    } catch (KubernetesClientException e) {
      if (mayPass(e) && isRecent(publish.job(), snapshot.now())) {
        throw e;
      }
      return lost(snapshot, publish, refusal(e));
    }
  }

  /** Removes what is no longer a plan; what is not this resource's stays. */
  void withdraw(Snapshot snapshot) {
    Identity owner = snapshot.identity();
    try {
      ConfigMap there = map(owner).get();
      if (there != null && PlanConfigMap.isOf(there, owner)) {
        map(owner).delete();
      }
    } catch (KubernetesClientException e) {
      // It says of which plan it is, and the next run or edit removes it.
      LOGGER
          .atWarn()
          .addKeyValue("resource", owner.namespace() + "/" + owner.name())
          .log("Cannot remove the SQL of a plan that is over: {}", refusal(e));
    }
  }

  private Optional<String> read(Identity owner, Decision.Publish publish) {
    try (Reader log =
        client
            .pods()
            .inNamespace(owner.namespace())
            .withName(publish.pod())
            .inContainer(Defaults.CONTAINER)
            .limitBytes(LOG_BYTES)
            .getLogReader()) {
      return PlanLog.sql(log, publish.checksum());
    } catch (IOException e) {
      throw new KubernetesClientException("The log of Pod " + publish.pod() + " broke off", e);
    }
  }

  private void write(ConfigMap map) {
    client.resource(map).patch(ServerSideApply.context());
  }

  private Resource<ConfigMap> map(Identity owner) {
    return client
        .configMaps()
        .inNamespace(owner.namespace())
        .withName(PlanConfigMap.name(owner.name()));
  }

  private static boolean mayPass(KubernetesClientException e) {
    return e.getCode() <= 0
        || e.getCode() == HttpURLConnection.HTTP_CONFLICT
        || e.getCode() == 429
        || e.getCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR;
  }

  private static boolean isRecent(JobView job, Instant now) {
    return job.finish().map(end -> now.isBefore(end.at().plus(PATIENCE))).orElse(false);
  }

  private static String refusal(KubernetesClientException e) {
    return e.getStatus() != null && e.getStatus().getMessage() != null
        ? "the API server says: " + e.getStatus().getMessage()
        : "the API server does not give it: %s.".formatted(e.getMessage());
  }

  private static Decision.Published lost(
      Snapshot snapshot, Decision.Publish publish, String reason) {
    LOGGER
        .atWarn()
        .addKeyValue("resource", snapshot.identity().namespace() + "/" + snapshot.identity().name())
        .addKeyValue("job", publish.job().name())
        .log("Cannot show the SQL of the plan: {}", reason);
    return Decision.Published.lost(publish.job(), reason);
  }
}
