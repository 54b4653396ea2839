package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.api.v1alpha1.Rollback;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.PodView;
import dev.athanor.operator.observe.Snapshot;
import java.util.Optional;
import java.util.Set;

/**
 * Is a run under way? It is awaited; only one that has not begun may give way to a changed spec.
 */
final class RunningJobGate implements Gate {
  private static final Set<String> NO_IMAGE =
      Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");

  private static final String FAILS_AGAIN = "CrashLoopBackOff";

  private static final Set<String> NO_CONTAINER =
      Set.of("CreateContainerConfigError", "CreateContainerError");

  @Override
  public Optional<Decision> check(Snapshot snapshot) {
    return snapshot.jobs().stream()
        .filter(job -> !job.finished())
        .findFirst()
        .map(job -> whileRunning(snapshot, job));
  }

  private static Decision whileRunning(Snapshot snapshot, JobView job) {
    boolean outdated = job.generation() < snapshot.generation();
    if (outdated && !job.started() && !job.deleting()) {
      return new Decision.Supersede(job);
    }
    return new Decision.Hold(
        standing(snapshot, job, outdated), Optional.of(job.name()), Optional.empty());
  }

  private static Standing standing(Snapshot snapshot, JobView job, boolean outdated) {
    if (job.deleting() && !job.started()) {
      return Standing.of(
          Reason.PROGRESSING, "Job %s gives way to the changed spec.".formatted(job.name()));
    }
    if (outdated) {
      return Standing.of(Reason.PROGRESSING, outdated(snapshot, job));
    }
    return job.pod()
        .flatMap(pod -> trouble(snapshot, job, pod))
        .orElseGet(() -> running(snapshot, job));
  }

  private static Standing running(Snapshot snapshot, JobView job) {
    Rollback back = snapshot.status().rollback();
    return back != null
            && job.kind().withLastAppliedImage()
            && snapshot.spec() instanceof Desired desired
        ? RollbackWording.running(job.name(), job.kind(), back, desired.image())
        : Wording.running(job.name());
  }

  private static String outdated(Snapshot snapshot, JobView job) {
    boolean suspended = snapshot.spec() instanceof Desired desired && desired.suspend();
    return "Job %s of the spec before this one is still running; %s"
        .formatted(
            job.name(),
            suspended
                ? "none follows it while spec.suspend is true."
                : "this spec follows when it has ended.");
  }

  private static Optional<Standing> trouble(Snapshot snapshot, JobView job, PodView pod) {
    if (pod.waiting().filter(waiting -> NO_IMAGE.contains(waiting.reason())).isPresent()) {
      return Optional.of(noImage(snapshot, job, pod));
    }
    if (pod.waiting().filter(waiting -> NO_CONTAINER.contains(waiting.reason())).isPresent()) {
      return Optional.of(noContainer(job, pod));
    }
    if (pod.waiting().filter(waiting -> FAILS_AGAIN.equals(waiting.reason())).isPresent()) {
      return Optional.of(
          Standing.of(
              Reason.PROGRESSING,
              "Job %s waits for a container of spec.podTemplate that ends again and again; see `kubectl logs job/%1$s --all-containers`."
                  .formatted(job.name())));
    }
    if (pod.waiting().filter(waiting -> PodView.REFUSED.equals(waiting.reason())).isPresent()) {
      return Optional.of(RefusedPod.standing(snapshot, job, pod));
    }
    return pod.unschedulable()
        .map(
            scheduler ->
                Standing.of(
                    Reason.POD_UNSCHEDULABLE,
                    "No node takes the Pod of Job %s: %s Correct spec.podTemplate, or give the cluster a node that fits."
                        .formatted(job.name(), Wording.sentence(scheduler))));
  }

  private static Standing noContainer(JobView job, PodView pod) {
    String kubelet = pod.waiting().map(PodView.Waiting::message).orElse("");
    String problem =
        "The container of Job %s cannot be made: %s"
            .formatted(job.name(), Wording.sentence(kubelet));
    if (kubelet.contains("secret") || kubelet.contains("couldn't find key")) {
      return Standing.of(Reason.SECRET_NOT_FOUND, problem);
    }
    String remedy =
        kubelet.contains("runAsNonRoot")
            ? " Give the image a numeric USER other than 0, or set runAsUser in spec.podTemplate."
            : " Correct spec.image or spec.podTemplate.";
    return Standing.of(Reason.INVALID_SPEC, problem + remedy);
  }

  /**
   * The kubelet's words change with every try; the first ones stay, so that waiting writes nothing.
   */
  private static Standing noImage(Snapshot snapshot, JobView job, PodView pod) {
    String problem = "The image of Job %s cannot be pulled".formatted(job.name());
    String said = Conditions.said(snapshot, Reason.IMAGE_PULL_FAILED, problem).orElse(null);
    if (said != null) {
      return Standing.of(Reason.IMAGE_PULL_FAILED, said);
    }
    String kubelet = pod.waiting().map(PodView.Waiting::message).orElse("");
    String remedy =
        job.kind().withLastAppliedImage()
            ? RollbackWording.imageIsGone(snapshot.status().rollback())
            : "Correct spec.image, or push the image.";
    return Standing.of(
        Reason.IMAGE_PULL_FAILED,
        "%s%s %s"
            .formatted(
                problem, kubelet.isBlank() ? "." : ": " + Wording.sentence(kubelet), remedy));
  }
}
