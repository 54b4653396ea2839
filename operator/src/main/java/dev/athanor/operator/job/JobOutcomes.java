package dev.athanor.operator.job;

import dev.athanor.api.v1alpha1.Defaults;
import dev.athanor.engine.report.InvalidReport;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReportJson;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.PodView;
import java.util.Optional;
import java.util.Set;

/** Reads the end of a Job from what its Pod and the Job controller left. */
public final class JobOutcomes {
  private static final Set<String> NEVER_RAN =
      Set.of("StartError", "ContainerCannotRun", "CreateContainerError");

  private JobOutcomes() {}

  /**
   * The outcome of a finished Job. A report that names the Job as its run outranks every other
   * sign.
   */
  public static JobOutcome of(JobView job) {
    Optional<RunReport> report =
        job.pod().flatMap(PodView::terminationMessage).flatMap(text -> ownReport(job, text));
    if (report.isPresent() && report.get().outcome() != Outcome.STOPPED) {
      return new JobOutcome.Reported(report.get());
    }
    if (job.finish().map(finish -> "DeadlineExceeded".equals(finish.reason())).orElse(false)) {
      return new JobOutcome.DeadlineExceeded(report, "The Job's deadline passed.");
    }
    if (report.isPresent()) {
      return new JobOutcome.Reported(report.get());
    }
    return job.pod().map(pod -> ofPod(job, pod)).orElseGet(() -> withoutPod(job));
  }

  private static JobOutcome withoutPod(JobView job) {
    String gone = "The Pod of Job %s is gone.".formatted(job.name());
    if (job.finish().map(JobView.Finish::succeeded).orElse(false)) {
      return new JobOutcome.Unwitnessed(gone);
    }
    // Our Jobs have one failure policy, and it speaks of disruptions only.
    boolean disrupted =
        job.finish().map(finish -> "PodFailurePolicy".equals(finish.reason())).orElse(false);
    return disrupted ? new JobOutcome.Disrupted(gone) : new JobOutcome.Lost(gone);
  }

  private static JobOutcome ofPod(JobView job, PodView pod) {
    if (pod.terminatedReason().map(NEVER_RAN::contains).orElse(false)) {
      return new JobOutcome.NotExecutable(
          "The image's command could not be executed: "
              + pod.terminationMessage().orElse("the kubelet gave no reason")
              + ".");
    }
    if (pod.exitCode().isPresent()) {
      int code = pod.exitCode().getAsInt();
      for (Outcome outcome : Outcome.values()) {
        if (outcome.exitCode() == code && code != 0) {
          return new JobOutcome.Exited(outcome);
        }
      }
    }
    if (pod.disrupted()) {
      return new JobOutcome.Disrupted("Kubernetes stopped Pod %s.".formatted(pod.name()));
    }
    return new JobOutcome.Lost(lostMessage(job, pod));
  }

  private static String lostMessage(JobView job, PodView pod) {
    Optional<String> init =
        pod.waiting()
            .filter(waiting -> PodView.Waiting.INIT_ERROR.equals(waiting.reason()))
            .map(PodView.Waiting::message);
    if (init.isPresent()) {
      return "%s, so that Job %s never began; see `kubectl logs job/%2$s --all-containers`."
          .formatted(init.get(), job.name());
    }
    if (pod.exitCode().isEmpty()) {
      return "Pod %s of Job %s ended without an exit code.".formatted(pod.name(), job.name());
    }
    if (pod.terminatedReason().filter("OOMKilled"::equals).isPresent()) {
      return "The container of Job %s needed more memory than its limit and was killed (OOMKilled). Raise resources.limits.memory of the container %s in spec.podTemplate."
          .formatted(job.name(), Defaults.CONTAINER);
    }
    return "Job %s ended with exit code %d%s and left no report of its own; see `kubectl logs job/%1$s`."
        .formatted(
            job.name(),
            pod.exitCode().getAsInt(),
            pod.terminatedReason().map(reason -> " (" + reason + ")").orElse(""));
  }

  private static Optional<RunReport> ownReport(JobView job, String text) {
    try {
      RunReport report = RunReportJson.parse(text);
      return job.name().equals(report.run()) ? Optional.of(report) : Optional.empty();
    } catch (InvalidReport notAReport) {
      return Optional.empty();
    }
  }
}
