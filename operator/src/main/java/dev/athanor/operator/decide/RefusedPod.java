package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.PodView;
import dev.athanor.operator.observe.Snapshot;
import java.util.regex.Pattern;

/**
 * The API server takes the Job and refuses its Pod. Pod Security needs a person; a quota or a
 * webhook may let the next try pass, which the Job controller makes by itself.
 */
final class RefusedPod {
  /** Every try has a name of its own. */
  private static final Pattern TRY =
      Pattern.compile("^(Error creating: )?(pods \"[^\"]*\" is forbidden: )?");

  private RefusedPod() {}

  static Standing standing(Snapshot snapshot, JobView job, PodView pod) {
    String why =
        TRY.matcher(pod.waiting().map(PodView.Waiting::message).orElse("")).replaceFirst("");
    boolean insecure = why.contains("violates PodSecurity");
    Reason reason = insecure ? Reason.INVALID_SPEC : Reason.POD_UNSCHEDULABLE;
    String remedy =
        insecure
            ? "Correct spec.podTemplate."
            : "It is tried again; `kubectl describe job %s` shows how.".formatted(job.name());
    String problem = "The Pod of Job %s is refused".formatted(job.name());
    // A quota counts, and its words change with it; the first ones stay.
    return Standing.of(
        reason,
        Conditions.said(snapshot, reason, problem)
            .orElseGet(() -> "%s: %s %s".formatted(problem, Wording.sentence(why), remedy)));
  }
}
