package dev.athanor.operator;

import dev.athanor.operator.act.Actuator;
import dev.athanor.operator.act.EventPublisher;
import dev.athanor.operator.act.PlanPublisher;
import dev.athanor.operator.job.JobFactory;
import dev.athanor.operator.observe.DatabasePools;
import dev.athanor.operator.observe.DatabaseProbes;
import dev.athanor.operator.observe.Observer;
import dev.athanor.operator.reconcile.DatabaseMigrationReconciler;
import dev.athanor.operator.reconcile.EventSources;
import dev.athanor.operator.reconcile.StatusWriter;
import dev.athanor.operator.runtime.ClusterName;
import dev.athanor.operator.runtime.Leadership;
import dev.athanor.operator.runtime.Settings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Clock;
import java.time.Duration;

/** The whole operator, put together: the only place that knows every room. */
public final class AthanorOperator implements AutoCloseable {
  private static final Duration FINISH_RECONCILES = Duration.ofSeconds(10);

  private final Operator operator;
  private final DatabaseProbes probes;
  private final Leadership leadership;

  private AthanorOperator(Operator operator, DatabaseProbes probes, Leadership leadership) {
    this.operator = operator;
    this.probes = probes;
    this.leadership = leadership;
  }

  /**
   * Starts an operator and returns when its caches are filled (or, under leader election, when it
   * waits its turn).
   *
   * @param client stays the caller's: closing the operator does not close it
   */
  public static AthanorOperator start(KubernetesClient client, Settings settings) {
    Clock clock = Clock.systemUTC();
    var eventSources = new EventSources();
    var probes =
        new DatabaseProbes(new DatabasePools(clock), clock, eventSources::databaseAnswered);
    var plans = new PlanPublisher(client);
    var jobs = new JobFactory(ClusterName.of(client, settings));
    var reconciler =
        new DatabaseMigrationReconciler(
            new Observer(probes, clock),
            new Actuator(client, jobs, probes, plans),
            plans,
            new EventPublisher(client, clock),
            new StatusWriter(client),
            eventSources);
    var leadership = new Leadership();
    var operator = new Operator(service -> configure(service, client, settings, leadership));
    operator.register(
        reconciler,
        controller -> {
          controller.withRetry(retry());
          if (!settings.namespaces().isEmpty()) {
            controller.settingNamespaces(settings.namespaces());
          }
        });
    operator.start();
    return new AthanorOperator(operator, probes, leadership);
  }

  private static void configure(
      ConfigurationServiceOverrider service,
      KubernetesClient client,
      Settings settings,
      Leadership leadership) {
    service
        .withKubernetesClient(client)
        .withCloseClientOnStop(false)
        .withReconciliationTerminationTimeout(FINISH_RECONCILES);
    settings
        .leaderElection()
        .ifPresent(namespace -> service.withLeaderElectionConfiguration(leadership.in(namespace)));
  }

  /**
   * Faults of the API server pass; a reconcile that fails on them is repeated for as long as it
   * takes.
   */
  private static GenericRetry retry() {
    return new GenericRetry()
        .setInitialInterval(500)
        .setIntervalMultiplier(2)
        .setMaxInterval(60_000)
        .setMaxAttempts(-1);
  }

  /** Whether the operator is started and its caches are kept up to date. */
  public boolean isReady() {
    var info = operator.getRuntimeInfo();
    return info.isStarted() && info.allEventSourcesAreHealthy();
  }

  @Override
  public void close() {
    leadership.stopping();
    operator.stop();
    probes.close();
  }
}
