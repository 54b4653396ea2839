package dev.athanor.operator.observe;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads Jobs and their Pods into views. */
final class JobReader {
  /** Kubernetes tells times in seconds, and a plan and the run that follows it can share one. */
  private static final Comparator<JobView> NEWEST_FIRST =
      Comparator.comparing(JobView::createdAt)
          .thenComparing(JobView::generation)
          .thenComparing(JobView::attempt)
          .thenComparing(JobView::name)
          .reversed();

  private final String container;

  JobReader(String container) {
    this.container = container;
  }

  /**
   * The resource's own Jobs, newest first.
   *
   * @param refused asked about a Job without a Pod
   */
  List<JobView> read(
      Collection<Job> jobs, Collection<Pod> pods, String ownerUid, RefusedPods refused) {
    return jobs.stream()
        .filter(job -> ownedBy(job.getMetadata().getOwnerReferences(), ownerUid))
        .map(job -> view(job, newestPod(pods, job.getMetadata().getUid()), refused))
        .sorted(NEWEST_FIRST)
        .toList();
  }

  private static boolean ownedBy(List<OwnerReference> owners, String uid) {
    return owners.stream().anyMatch(owner -> uid.equals(owner.getUid()));
  }

  private static Optional<Pod> newestPod(Collection<Pod> pods, String jobUid) {
    return pods.stream()
        .filter(pod -> ownedBy(pod.getMetadata().getOwnerReferences(), jobUid))
        .max(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()));
  }

  private JobView view(Job job, Optional<Pod> pod, RefusedPods refused) {
    var metadata = job.getMetadata();
    Map<String, String> annotations =
        Objects.requireNonNullElse(metadata.getAnnotations(), Map.of());
    return new JobView(
        metadata.getName(),
        number(annotations.get(Labels.GENERATION)),
        (int) number(annotations.get(Labels.ATTEMPT)),
        kind(annotations.get(Labels.KIND)),
        annotations.get(Labels.TARGET),
        annotations.get(Labels.SECRET_VERSION),
        Instant.parse(metadata.getCreationTimestamp()),
        Boolean.TRUE.equals(job.getSpec().getSuspend()),
        metadata.getDeletionTimestamp() != null,
        job.getSpec().getTtlSecondsAfterFinished() != null,
        finish(job).or(() -> pod.flatMap(ran -> Company.outlived(ran, container))),
        pod.map(this::view).or(() -> refused.of(job)));
  }

  private static long number(@Nullable String text) {
    return text != null && text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
  }

  private static RunKind kind(@Nullable String text) {
    return Arrays.stream(RunKind.values())
        .filter(kind -> kind.name().equals(text))
        .findFirst()
        // A Job of unknown make may have moved the database.
        .orElse(RunKind.MIGRATE);
  }

  private static Optional<JobView.Finish> finish(Job job) {
    if (job.getStatus() == null) {
      return Optional.empty();
    }
    return job.getStatus().getConditions().stream()
        .filter(condition -> "True".equals(condition.getStatus()))
        .filter(c -> "Complete".equals(c.getType()) || "Failed".equals(c.getType()))
        .findFirst()
        .map(JobReader::finish);
  }

  private static JobView.Finish finish(JobCondition condition) {
    return new JobView.Finish(
        "Complete".equals(condition.getType()),
        condition.getReason(),
        Instant.parse(condition.getLastTransitionTime()));
  }

  private PodView view(Pod pod) {
    Optional<ContainerStatus> status = migration(pod);
    Optional<ContainerState> state = status.map(ContainerStatus::getState);
    Optional<ContainerStateTerminated> end = state.map(ContainerState::getTerminated);
    boolean ran = end.isPresent() || state.map(ContainerState::getRunning).isPresent();
    return new PodView(
        pod.getMetadata().getName(),
        ran,
        Company.waiting(pod, status),
        unschedulable(pod),
        end.map(t -> OptionalInt.of(t.getExitCode())).orElseGet(OptionalInt::empty),
        end.map(ContainerStateTerminated::getReason),
        end.map(ContainerStateTerminated::getMessage),
        status.flatMap(s -> ImageDigest.of(pod, container, s)),
        condition(pod, "DisruptionTarget", "True").isPresent(),
        started(state),
        end.map(ContainerStateTerminated::getFinishedAt).map(Instant::parse));
  }

  private Optional<ContainerStatus> migration(Pod pod) {
    return pod.getStatus() == null
        ? Optional.empty()
        : pod.getStatus().getContainerStatuses().stream()
            .filter(status -> container.equals(status.getName()))
            .findFirst();
  }

  private static Optional<Instant> started(Optional<ContainerState> state) {
    return state
        .map(
            s -> {
              if (s.getTerminated() != null) {
                return s.getTerminated().getStartedAt();
              }
              return s.getRunning() == null ? null : s.getRunning().getStartedAt();
            })
        .map(Instant::parse);
  }

  private static Optional<String> unschedulable(Pod pod) {
    return condition(pod, "PodScheduled", "False")
        .filter(condition -> "Unschedulable".equals(condition.getReason()))
        .map(condition -> Objects.requireNonNullElse(condition.getMessage(), "no reason given"));
  }

  private static Optional<PodCondition> condition(Pod pod, String type, String value) {
    return pod.getStatus() == null
        ? Optional.empty()
        : pod.getStatus().getConditions().stream()
            .filter(c -> type.equals(c.getType()) && value.equals(c.getStatus()))
            .findFirst();
  }
}
