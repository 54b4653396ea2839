package dev.athanor.sandbox;

import dev.athanor.sandbox.cluster.Cluster;
import dev.athanor.sandbox.faults.Faults;
import dev.athanor.sandbox.images.Images;
import dev.athanor.sandbox.jobs.JobRunner;
import dev.athanor.sandbox.jobs.LocalImages;
import dev.athanor.sandbox.kubernetes.CrdManifest;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.postgres.SandboxPostgres;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kubernetes API with the CRD, PostgreSQL, a registry of local images, Jobs as local processes,
 * and an operator that can be stopped and started. Closing it leaves nothing behind.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start(api, EngineCommand.entryPoint(), operator)) {
 *   sandbox.startOperator();
 *   Tenant shop = Tenant.in(sandbox, "shop");
 * }
 * }</pre>
 */
public final class Sandbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

  private final KubernetesApi api;
  private final SandboxPostgres postgres;
  private final Images images;
  private final OperatorUnderTest operator;
  private final Faults operatorFaults = new Faults();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private @Nullable JobRunner jobs;
  private @Nullable RunningOperator running;
  private boolean closed;

  private Sandbox(
      KubernetesApi api, SandboxPostgres postgres, Images images, OperatorUnderTest operator) {
    this.api = api;
    this.postgres = postgres;
    this.images = images;
    this.operator = operator;
    opened.push(api);
  }

  /**
   * Starts everything but the operator.
   *
   * @param api closed with the sandbox; one without controllers
   * @param entryPoint of the migrations image, see {@code EngineCommand}
   * @param operator started by {@link #startOperator()}
   */
  public static Sandbox start(
      KubernetesApi api, List<String> entryPoint, OperatorUnderTest operator) {
    SandboxPostgres postgres;
    try {
      postgres = SandboxPostgres.start();
    } catch (RuntimeException e) {
      api.close();
      throw e;
    }
    LocalImages images = new LocalImages();
    Sandbox sandbox = new Sandbox(api, postgres, images, operator);
    sandbox.opened.push(postgres);
    sandbox.opened.push(images);
    return sandbox.begun(
        () -> {
          CrdManifest.install(api.client());
          JobRunner jobs = JobRunner.start(api.client(), images, entryPoint);
          sandbox.jobs = jobs;
          sandbox.opened.push(jobs);
          api.serveLogs(JobRunner.NODE, jobs::containerLog);
        });
  }

  /**
   * Starts everything but the operator on a cluster, which runs its Jobs itself.
   *
   * @param api closed with the sandbox
   * @param cluster closed with the sandbox
   */
  public static Sandbox on(KubernetesApi api, Cluster cluster) {
    Sandbox sandbox = new Sandbox(api, cluster.postgres(), cluster.images(), cluster.operator());
    sandbox.opened.push(cluster);
    return sandbox.begun(() -> CrdManifest.install(api.client()));
  }

  private Sandbox begun(Runnable beginning) {
    try {
      beginning.run();
      return this;
    } catch (RuntimeException e) {
      closeAll();
      throw e;
    }
  }

  public KubernetesApi api() {
    return api;
  }

  /** The administrator's client. */
  public KubernetesClient client() {
    return api.client();
  }

  public SandboxPostgres postgres() {
    return postgres;
  }

  public Images images() {
    return images;
  }

  /**
   * The registry and the node's images, and what can go wrong with them.
   *
   * @throws NotOnThisLevelException on a cluster, whose images are on its nodes
   */
  public LocalImages localImages() {
    if (images instanceof LocalImages local) {
      return local;
    }
    throw new NotOnThisLevelException("its images are on its nodes, not under the sandbox's hand");
  }

  /**
   * The Jobs, and what can go wrong with them.
   *
   * @throws NotOnThisLevelException on a cluster, which runs its Jobs itself
   */
  public JobRunner jobs() {
    if (jobs == null) {
      throw new NotOnThisLevelException("its Jobs run in Pods, not under the sandbox's hand");
    }
    return jobs;
  }

  /**
   * What happens to the operator's requests, now and after its next start; and their record.
   *
   * @throws NotOnThisLevelException on a cluster, where the operator runs in a Pod
   */
  public Faults operatorFaults() {
    if (jobs == null) {
      throw new NotOnThisLevelException("the operator speaks to the API server from its own Pod");
    }
    return operatorFaults;
  }

  public synchronized void startOperator() {
    if (running != null) {
      throw new IllegalStateException("The operator runs already");
    }
    running = RunningOperator.start(operator, api, operatorFaults);
  }

  /** Stops the operator in good order; does nothing when it does not run. */
  public synchronized void stopOperator() {
    RunningOperator stopping = running;
    running = null;
    if (stopping != null) {
      stopping.close();
    }
  }

  /** The operator loses its connection and goes, in the middle of whatever it does. */
  public synchronized void crashOperator() {
    RunningOperator crashing = running;
    running = null;
    if (crashing != null) {
      crashing.crash();
    }
  }

  public synchronized void restartOperator() {
    stopOperator();
    startOperator();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    closeQuietly(this::stopOperator);
    closeAll();
  }

  private void closeAll() {
    while (!opened.isEmpty()) {
      closeQuietly(opened.pop());
    }
  }

  // One part that does not stop must not keep the others running.
  private static void closeQuietly(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("A part of the sandbox did not stop: {}", e.toString());
    }
  }
}
