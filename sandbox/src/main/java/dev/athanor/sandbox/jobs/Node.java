package dev.athanor.sandbox.jobs;

import dev.athanor.sandbox.files.TemporaryFolder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The kubelet of the sandbox's only node: brings each Pod's process and its status together. */
final class Node implements AutoCloseable {
  private static final Duration RETRY_START = Duration.ofSeconds(1);
  private static final long DEFAULT_GRACE = 30;

  /** What is known here of one Pod. */
  private static final class Known {
    @Nullable ContainerRun run;
    @Nullable Instant endedAt;
    Instant nextStart = Instant.MIN;
    int failedPulls;
    @Nullable Instant killAt;
  }

  private final KubernetesClient client;
  private final LocalImages images;
  private final List<String> entryPoint;
  private final Clock clock;
  private final Freshness freshness;
  private final ContainerEnvironment environments;
  private final TemporaryFolder folder = TemporaryFolder.create("pods");
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final Map<String, ContainerRun> latestByJob = new ConcurrentHashMap<>();
  private final Map<String, ContainerRun> byPod = new ConcurrentHashMap<>();
  private final List<Execution> executions = new CopyOnWriteArrayList<>();
  private final Set<String> heldJobs = ConcurrentHashMap.newKeySet();

  Node(
      KubernetesClient client,
      LocalImages images,
      List<String> entryPoint,
      Clock clock,
      Freshness freshness) {
    this.client = client;
    this.images = images;
    this.entryPoint = entryPoint;
    this.clock = clock;
    this.freshness = freshness;
    this.environments = new ContainerEnvironment(client);
  }

  void sync(Pod pod) {
    Known mine = known.computeIfAbsent(pod.getMetadata().getUid(), uid -> new Known());
    ContainerRun run = mine.run;
    boolean ended = new PodView(pod, false).succeeded() || new PodView(pod, false).failed();
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      end(pod, mine, ended);
    } else if (ended) {
      return;
    } else if (run == null) {
      tryStart(pod, mine);
    } else if (!run.process().isAlive()) {
      if (!PodStatuses.saysTerminated(pod)) {
        write(pod, terminated(pod, run, mine));
      }
    } else if (!new PodView(pod, false).phase().equals("Running")) {
      write(pod, PodStatuses.running(pod, run));
    }
  }

  private void end(Pod pod, Known mine, boolean ended) {
    ContainerRun run = mine.run;
    if (run != null && run.process().isAlive()) {
      stop(run, mine, grace(pod));
      return;
    }
    if (!ended) {
      write(pod, run == null ? PodStatuses.neverStarted(pod, now()) : terminated(pod, run, mine));
    }
    client.resource(pod).withGracePeriod(0).delete();
  }

  private void stop(ContainerRun run, Known mine, Duration grace) {
    if (mine.killAt == null) {
      mine.killAt = clock.instant().plus(grace);
      run.terminate();
    } else if (!clock.instant().isBefore(mine.killAt)) {
      run.kill();
    }
  }

  private static Duration grace(Pod pod) {
    Long seconds = pod.getMetadata().getDeletionGracePeriodSeconds();
    return Duration.ofSeconds(seconds == null ? DEFAULT_GRACE : seconds);
  }

  private PodStatus terminated(Pod pod, ContainerRun run, Known mine) {
    Instant endedAt = mine.endedAt == null ? now() : mine.endedAt;
    mine.endedAt = endedAt;
    return PodStatuses.terminated(pod, run, run.process().exitValue(), endedAt);
  }

  private void tryStart(Pod pod, Known mine) {
    if (clock.instant().isBefore(mine.nextStart)) {
      return;
    }
    try {
      ContainerRun run = start(pod, mine);
      mine.run = run;
      latestByJob.put(jobKey(pod), run);
      byPod.put(key(pod.getMetadata().getNamespace(), pod.getMetadata().getName()), run);
      write(pod, PodStatuses.running(pod, run));
    } catch (NotStartedException e) {
      mine.nextStart = clock.instant().plus(RETRY_START);
      write(pod, PodStatuses.waiting(pod, e.reason, String.valueOf(e.getMessage()), now()));
    }
  }

  private ContainerRun start(Pod pod, Known mine) throws NotStartedException {
    if (heldJobs.contains(jobKey(pod))) {
      throw new NotStartedException("ContainerCreating", "");
    }
    Container container = MainContainer.of(pod);
    LocalImage image = pull(container.getImage(), mine);
    Map<String, String> environment = environments.of(pod, container);
    List<String> command = new ArrayList<>(container.getCommand());
    if (command.isEmpty()) {
      command.addAll(entryPoint);
    }
    command.addAll(container.getArgs());
    List<String> words = ContainerEnvironment.expanded(command, environment);
    Path own = folder.path().resolve(pod.getMetadata().getUid());
    createDirectory(own);
    ContainerRun run = ContainerRun.start(words, environment, image, own, now());
    executions.add(
        new Execution(
            pod.getMetadata().getNamespace(),
            jobName(pod),
            pod.getMetadata().getName(),
            words,
            run.startedAt()));
    return run;
  }

  private LocalImage pull(String reference, Known mine) throws NotStartedException {
    Optional<LocalImage> image = images.pull(reference);
    if (image.isPresent()) {
      return image.get();
    }
    mine.failedPulls++;
    if (mine.failedPulls == 1) {
      throw new NotStartedException(
          "ErrImagePull", "failed to pull and unpack image \"%s\": not found".formatted(reference));
    }
    throw new NotStartedException(
        "ImagePullBackOff", "Back-off pulling image \"%s\"".formatted(reference));
  }

  private static void createDirectory(Path path) {
    try {
      Files.createDirectories(path);
      Files.deleteIfExists(path.resolve("termination-log"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create " + path, e);
    }
  }

  private void write(Pod pod, PodStatus status) {
    Pod next = new PodBuilder(pod).withStatus(status).build();
    next.getMetadata().setResourceVersion(null);
    freshness.wrote(client.resource(next).updateStatus());
  }

  /** Ends processes whose Pod has been removed by force. */
  void endAllBut(Set<String> podUids) {
    known.forEach(
        (uid, mine) -> {
          ContainerRun run = mine.run;
          if (!podUids.contains(uid) && run != null && run.process().isAlive()) {
            stop(run, mine, Duration.ofSeconds(DEFAULT_GRACE));
          }
        });
  }

  static String jobKey(Pod pod) {
    return key(pod.getMetadata().getNamespace(), jobName(pod));
  }

  static String key(String namespace, String job) {
    return namespace + "/" + job;
  }

  /** Empty for a Pod of no Job. */
  private static String jobName(Pod pod) {
    Map<String, String> labels = pod.getMetadata().getLabels();
    return labels == null ? "" : labels.getOrDefault(PodFactory.JOB_NAME, "");
  }

  Optional<ContainerRun> latest(String namespace, String job) {
    return Optional.ofNullable(latestByJob.get(key(namespace, job)));
  }

  Optional<ContainerRun> ofPod(String namespace, String pod) {
    return Optional.ofNullable(byPod.get(key(namespace, pod)));
  }

  Set<String> heldJobs() {
    return heldJobs;
  }

  List<Execution> executions() {
    return List.copyOf(executions);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public void close() {
    List<ContainerRun> alive =
        known.values().stream()
            .map(mine -> mine.run)
            .filter(run -> run != null && run.process().isAlive())
            .toList();
    alive.forEach(ContainerRun::kill);
    alive.forEach(run -> run.process().onExit().join());
    folder.close();
  }
}
