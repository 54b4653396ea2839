package dev.athanor.sandbox.jobs;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyOnExitCodesRequirement;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code spec.podFailurePolicy}: which failures end the Job at once, and in which words. */
final class FailurePolicy {
  private FailurePolicy() {}

  /** The message of the first rule with action FailJob that matches; empty when none does. */
  static Optional<String> failsJob(Job job, PodView failed) {
    if (job.getSpec().getPodFailurePolicy() == null) {
      return Optional.empty();
    }
    List<PodFailurePolicyRule> rules = job.getSpec().getPodFailurePolicy().getRules();
    for (int index = 0; index < rules.size(); index++) {
      PodFailurePolicyRule rule = rules.get(index);
      Optional<String> match = match(rule, failed);
      if (match.isPresent()) {
        String suffix = " matching %s rule at index %d".formatted(rule.getAction(), index);
        return match.filter(m -> rule.getAction().equals("FailJob")).map(m -> m + suffix);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> match(PodFailurePolicyRule rule, PodView failed) {
    String pod = failed.pod().getMetadata().getNamespace() + "/" + failed.name();
    PodFailurePolicyOnExitCodesRequirement codes = rule.getOnExitCodes();
    if (codes != null) {
      return failed.containers().stream()
          .filter(container -> matches(codes, container))
          .map(
              container ->
                  "Container %s for pod %s failed with exit code %d"
                      .formatted(container.getName(), pod, PodView.exitCode(container)))
          .findFirst();
    }
    return rule.getOnPodConditions().stream()
        .filter(
            wanted ->
                failed.conditions().stream()
                    .anyMatch(
                        c ->
                            c.getType().equals(wanted.getType())
                                && c.getStatus().equals(wanted.getStatus())))
        .map(wanted -> "Pod %s has condition %s".formatted(pod, wanted.getType()))
        .findFirst();
  }

  private static boolean matches(
      PodFailurePolicyOnExitCodesRequirement codes, ContainerStatus container) {
    @Nullable Integer code = PodView.exitCode(container);
    String only = codes.getContainerName();
    if (code == null || code == 0 || (only != null && !only.equals(container.getName()))) {
      return false;
    }
    return codes.getValues().contains(code) == codes.getOperator().equals("In");
  }
}
