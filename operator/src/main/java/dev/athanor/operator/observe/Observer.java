package dev.athanor.operator.observe;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.api.v1alpha1.Defaults;
import dev.athanor.api.v1alpha1.Limits;
import dev.athanor.operator.observe.Snapshot.Identity;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Looks at everything one resource depends on, once. */
public final class Observer {
  private static final DatabaseMigrationStatus NO_STATUS =
      new DatabaseMigrationStatus(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null, null, null, null, null, null);

  private final DatabaseProbes probes;
  private final Clock clock;
  private final JobReader jobReader = new JobReader(Defaults.CONTAINER);

  /** An observer that knows the database through these probes. */
  public Observer(DatabaseProbes probes, Clock clock) {
    this.probes = probes;
    this.clock = clock;
  }

  /** The snapshot of a stored resource. */
  public Snapshot look(DatabaseMigration resource, Caches caches) {
    Identity identity = Identity.of(resource);
    DatabaseMigrationStatus status = Objects.requireNonNullElse(resource.getStatus(), NO_STATUS);
    Spec spec = Spec.of(resource.getSpec());
    SecretView secret = secret(spec, caches);
    return new Snapshot(
        identity,
        resource.getMetadata().getGeneration(),
        Optional.ofNullable(resource.getMetadata().getAnnotations())
            .map(annotations -> annotations.get(Labels.RECONCILE_REQUESTED_AT))
            .map(Observer::fitting),
        spec,
        status,
        secret,
        jobs(identity, resource.getMetadata().getGeneration(), status, caches),
        database(identity, secret),
        spec instanceof Desired desired
            ? Dependencies.of(identity.name(), desired, caches)
            : List.of(),
        clock.instant());
  }

  /** An annotation may hold more than the status can repeat. */
  private static String fitting(String request) {
    return request.length() <= Limits.ANNOTATION_VALUE
        ? request
        : request.substring(0, Limits.ANNOTATION_VALUE);
  }

  private static SecretView secret(Spec spec, Caches caches) {
    return spec instanceof Desired desired
        ? SecretReader.read(caches.secret(desired.secretName()).orElse(null), desired.keys())
        : new SecretView.Missing();
  }

  private DatabaseView database(Identity identity, SecretView secret) {
    return secret instanceof SecretView.Usable usable
        ? probes.latest(identity, usable)
        : new DatabaseView.NotLooked();
  }

  private List<JobView> jobs(
      Identity identity, long generation, DatabaseMigrationStatus status, Caches caches) {
    RefusedPods refused = new RefusedPods(caches::refusedPod, clock.instant());
    List<JobView> cached = jobReader.read(caches.jobs(), caches.pods(), identity.uid(), refused);
    String current = status.job();
    if (current == null) {
      return cached;
    }
    Optional<JobView> known = cached.stream().filter(job -> current.equals(job.name())).findFirst();
    if (known.isPresent() && !podLagsBehind(known.get(), generation)) {
      return cached;
    }
    Collection<Job> jobs = new ArrayList<>(caches.jobs());
    Collection<Pod> pods = new ArrayList<>(caches.pods());
    if (known.isEmpty()) {
      caches.liveJob(current).ifPresent(jobs::add);
    }
    Collection<Pod> live = caches.livePods(current);
    pods.removeIf(pod -> live.stream().anyMatch(fresh -> sameObject(fresh, pod)));
    pods.addAll(live);
    return jobReader.read(jobs, pods, identity.uid(), refused);
  }

  /** What is about to be closed, or to give way, is worth asking for anew. */
  private static boolean podLagsBehind(JobView job, long generation) {
    return job.finished()
        ? job.pod().map(pod -> pod.exitCode().isEmpty()).orElse(true)
        : !job.started() && job.generation() < generation;
  }

  private static boolean sameObject(Pod one, Pod other) {
    return Objects.equals(one.getMetadata().getUid(), other.getMetadata().getUid());
  }
}
