package dev.athanor.operator.observe;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of the resource's own Jobs, as far as decisions need it.
 *
 * @param generation of the spec the Job was made for
 * @param attempt which of the generation's Jobs it is, from 1; 0 on a Job of unknown make
 * @param kind what the Job was told to do
 * @param target the text of {@code spec.targetRevision} then; null on a Job of unknown make
 * @param secretVersion resourceVersion of the Secret when the Job was made; null on a Job of
 *     unknown make
 * @param finish empty while the Job is not finished
 * @param expiring whether it already has a time to live, which it gets once its outcome is in the
 *     status
 * @param pod the newest Pod of the Job; or, where none could be made, why
 */
public record JobView(
    String name,
    long generation,
    int attempt,
    RunKind kind,
    @Nullable String target,
    @Nullable String secretVersion,
    Instant createdAt,
    boolean suspended,
    boolean deleting,
    boolean expiring,
    Optional<Finish> finish,
    Optional<PodView> pod) {

  /**
   * How the Job controller saw the end. {@code reason} is the one of the Complete or Failed
   * condition.
   */
  public record Finish(boolean succeeded, @Nullable String reason, Instant at) {

    /**
     * The Job controller has seen no end, because the Pod's other containers go on; the migration's
     * has ended.
     */
    public static final String OUTLIVED = "ContainersStillRunning";
  }

  /** Whether the run has ended and its Job will not end by itself. */
  public boolean outlived() {
    return finish.filter(end -> Finish.OUTLIVED.equals(end.reason())).isPresent();
  }

  /** Whether the Job has ended, in whichever way. */
  public boolean finished() {
    return finish.isPresent();
  }

  /**
   * Whether any container of the migration may have run: until then nothing can have touched the
   * database.
   */
  public boolean started() {
    return finished() || pod.map(PodView::started).orElse(false);
  }

  /** Whether it should have a Pod and has none, as far as is known. */
  public boolean lacksPod() {
    return !finished() && !suspended && !deleting && pod.isEmpty();
  }
}
