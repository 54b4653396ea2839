package dev.athanor.sandbox.jobs;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the Jobs of every namespace until it is closed. One thread looks at everything a few times a
 * second and does what is missing; whatever fails is done at the next look.
 */
public final class JobRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  /** The node that all Pods are on. */
  public static final String NODE = PodFactory.NODE;

  private static final long LOOK_MILLIS = 40;
  private static final int LOOKS_PER_SWEEP = 8;

  private final KubernetesClient client;
  private final Clock clock;
  private final Freshness freshness = new Freshness();
  private final Node node;
  private final JobSync jobSync;
  private final GarbageCollector collector;
  private final SharedIndexInformer<Job> jobs;
  private final SharedIndexInformer<Pod> pods;
  private final SharedIndexInformer<ConfigMap> configMaps;
  private final ScheduledExecutorService loop =
      Executors.newSingleThreadScheduledExecutor(JobRunner::thread);
  private int looks;

  private JobRunner(KubernetesClient client, LocalImages images, List<String> entryPoint) {
    this.client = client;
    this.clock = Clock.systemUTC();
    this.node = new Node(client, images, entryPoint, clock, freshness);
    this.jobSync = new JobSync(client, freshness);
    this.collector = new GarbageCollector(client);
    this.jobs = client.batch().v1().jobs().inAnyNamespace().inform();
    this.pods = client.pods().inAnyNamespace().inform(jobSync);
    this.configMaps = client.configMaps().inAnyNamespace().inform();
  }

  /**
   * @param client of an administrator; stays open
   * @param entryPoint what runs where a container names no command: {@link
   *     EngineCommand#entryPoint()}, or any program for tests
   */
  public static JobRunner start(
      KubernetesClient client, LocalImages images, List<String> entryPoint) {
    JobRunner runner = new JobRunner(client, images, List.copyOf(entryPoint));
    ScheduledFuture<?> unused =
        runner.loop.scheduleWithFixedDelay(runner::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    return runner;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "sandbox-jobs");
    thread.setDaemon(true);
    return thread;
  }

  private void look() {
    try {
      List<Pod> allPods = pods.getStore().list();
      for (Job job : jobs.getStore().list()) {
        if (freshness.isFresh(job)) {
          jobSync.sync(job, allPods, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        }
      }
      for (Pod pod : allPods) {
        if (PodFactory.NODE.equals(pod.getSpec().getNodeName()) && freshness.isFresh(pod)) {
          attempt(() -> node.sync(pod));
        }
      }
      node.endAllBut(
          allPods.stream().map(p -> p.getMetadata().getUid()).collect(Collectors.toSet()));
      sweepNowAndThen();
    } catch (RuntimeException e) {
      // A scheduled task that throws is never run again; the API may be away for a while.
      LOG.warn("The job runner tries again: {}", e.toString());
    }
  }

  static void attempt(Runnable step) {
    try {
      step.run();
    } catch (KubernetesClientException e) {
      boolean overtaken = e.getCode() == 404 || e.getCode() == 409;
      boolean closing = Thread.currentThread().isInterrupted();
      if (!overtaken && !closing) {
        LOG.warn("The job runner tries again: {}", e.getMessage());
      }
    }
  }

  private void sweepNowAndThen() {
    looks++;
    if (looks % LOOKS_PER_SWEEP == 0) {
      List<HasMetadata> dependants = new ArrayList<>(jobs.getStore().list());
      dependants.addAll(pods.getStore().list());
      dependants.addAll(configMaps.getStore().list());
      attempt(() -> collector.sweep(dependants));
    }
  }

  /** A fault: the Job's process dies of SIGKILL, as of the kernel's out-of-memory killer. */
  public void kill(String namespace, String job) {
    running(namespace, job).kill();
  }

  /** A fault: the Job's Pod is evicted, as by the drain of a node. */
  public void evict(String namespace, String job) {
    Pod pod =
        pods.getStore().list().stream()
            .filter(p -> Node.jobKey(p).equals(Node.key(namespace, job)))
            .filter(p -> new PodView(p, false).active())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no active Pod of Job " + job));
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    client
        .resource(pod)
        .editStatus(
            p ->
                new PodBuilder(p)
                    .editStatus()
                    .addToConditions(
                        PodStatuses.condition(
                            "DisruptionTarget",
                            true,
                            "EvictionByEvictionAPI",
                            "Eviction API: evicting",
                            now))
                    .endStatus()
                    .build());
    client.resource(pod).delete();
  }

  /** A fault: the Job's container is not started until {@link #release}. */
  public void hold(String namespace, String job) {
    node.heldJobs().add(Node.key(namespace, job));
  }

  public void release(String namespace, String job) {
    node.heldJobs().remove(Node.key(namespace, job));
  }

  /** What a Pod's migration has printed so far; other containers are not run here. */
  public Optional<String> containerLog(String namespace, String pod, String container) {
    return node.ofPod(namespace, pod)
        .filter(run -> container.equals(MainContainer.NAME))
        .map(ContainerRun::logText);
  }

  /** Every process that was started, oldest first. */
  public List<Execution> executions() {
    return node.executions();
  }

  /** The output of the Job's newest process so far; kept when its Pod is gone. */
  public String log(String namespace, String job) {
    return running(namespace, job).logText();
  }

  private ContainerRun running(String namespace, String job) {
    return node.latest(namespace, job)
        .orElseThrow(() -> new IllegalStateException("no process was started for Job " + job));
  }

  @Override
  public void close() {
    loop.shutdownNow();
    try {
      if (!loop.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("The job runner did not stop in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (SharedIndexInformer<?> informer : Set.of(jobs, pods, configMaps)) {
      informer.stop();
    }
    node.close();
  }
}
