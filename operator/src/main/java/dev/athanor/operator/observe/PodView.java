package dev.athanor.operator.observe;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The Pod of a Job.
 *
 * @param started whether the migration's container has ever run
 * @param waiting why the container waits, as the kubelet says ({@code ErrImagePull} …)
 * @param unschedulable the scheduler's sentence while it finds no node
 * @param exitCode of the migration's container, once it has ended
 * @param terminatedReason the kubelet's word for the end ({@code Error}, {@code OOMKilled}, {@code
 *     StartError} …)
 * @param terminationMessage what the container left in its termination message: the run's report
 * @param imageId the image as the kubelet resolved it, with a digest where the registry gave one
 * @param disrupted whether Kubernetes itself ended the Pod (eviction, preemption, drain)
 */
public record PodView(
    String name,
    boolean started,
    Optional<Waiting> waiting,
    Optional<String> unschedulable,
    OptionalInt exitCode,
    Optional<String> terminatedReason,
    Optional<String> terminationMessage,
    Optional<String> imageId,
    boolean disrupted,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt) {

  /** The reason to wait of a Pod that could not be made: a quota, Pod Security, a webhook. */
  public static final String REFUSED = "FailedCreate";

  /** A Pod that is not there, because it was refused with this sentence. */
  static PodView refused(String sentence) {
    return waiting("", new Waiting(REFUSED, sentence));
  }

  /** A Pod of which nothing has run. */
  public static PodView waiting(String name, Waiting waiting) {
    return new PodView(
        name,
        false,
        Optional.of(waiting),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  /** Why a container waits: the kubelet's reason and its sentence. */
  public record Waiting(String reason, String message) {

    /** kubectl's word for an init container that has failed: the Pod will not go on. */
    public static final String INIT_ERROR = "Init:Error";
  }
}
