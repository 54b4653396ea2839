package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What to say when the API server will not have a Job. */
public final class Refusals {
  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final String CORRECT = "Correct spec.podTemplate.";
  private static final String ALLOW =
      "It is tried again; see to it that the namespace's quota and admission policies allow it.";

  private Refusals() {}

  /**
   * The decision after a refusal.
   *
   * @param invalid whether the Job itself is wrong (spec.podTemplate, most often), and not a quota
   *     or an admission policy that may change its mind
   * @param sentence what the API server said
   */
  public static Decision of(Snapshot snapshot, boolean invalid, String sentence) {
    Duration pause = snapshot.spec() instanceof Desired desired ? desired.backoffMax() : PAUSE;
    Reason reason = invalid ? Reason.INVALID_SPEC : Reason.RETRY_BACKOFF;
    Optional<Instant> until = Optional.of(snapshot.now().plus(pause));
    return new Decision.Hold(
        Standing.of(
            reason,
            "The API server does not take the Job: %s %s"
                .formatted(Wording.sentence(sentence), invalid ? CORRECT : ALLOW)),
        Optional.empty(),
        until);
  }
}
