package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Mode;
import dev.athanor.api.v1alpha1.Pinned;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.operator.job.JobName;
import dev.athanor.operator.job.Run;
import dev.athanor.operator.observe.DatabaseView;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.RunKind;
import dev.athanor.operator.observe.Snapshot;
import java.util.List;
import java.util.Optional;

/** Everything is in place: which run is it to be? */
final class StartGate implements Gate {
  @Override
  public Optional<Decision> check(Snapshot snapshot) {
    if (!(snapshot.spec() instanceof Desired desired)) {
      return Optional.empty();
    }
    String target = desired.targetRevision();
    if (!RelativeTarget.matches(target)) {
      RunKind kind = desired.mode() == Mode.PLAN ? RunKind.PLAN : RunKind.MIGRATE;
      return Optional.of(start(snapshot, kind, target));
    }
    Optional<Pinned> pinned =
        Optional.ofNullable(snapshot.status().pinned())
            .filter(pin -> target.equals(pin.target()) && pin.revisions() != null)
            .filter(pin -> !Identities.changed(snapshot));
    if (pinned.isPresent()) {
      RunKind kind = desired.mode() == Mode.PLAN ? RunKind.PLAN : RunKind.MIGRATE;
      return Optional.of(start(snapshot, kind, absolute(pinned.get())));
    }
    return Optional.of(
        walkedAlready(snapshot) ? pinLost(target) : start(snapshot, RunKind.PLAN, target));
  }

  private static Decision start(Snapshot snapshot, RunKind kind, String target) {
    int attempt = Attempts.next(snapshot);
    Optional<List<String>> from =
        snapshot.database() instanceof DatabaseView.Rows rows
            ? Optional.of(rows.rows())
            : Optional.empty();
    String job = JobName.of(snapshot.identity(), snapshot.generation(), attempt, kind);
    return new Decision.Start(
        new Run(job, snapshot.generation(), attempt, kind, target, from), Wording.running(job));
  }

  private static String absolute(Pinned pinned) {
    List<String> revisions = pinned.revisions();
    return revisions == null || revisions.isEmpty() ? "base" : revisions.get(0);
  }

  /** A run that may have moved the database leaves nothing to count a relative target from. */
  private static boolean walkedAlready(Snapshot snapshot) {
    return snapshot.jobs().stream()
        .anyMatch(
            job -> job.generation() == snapshot.generation() && job.kind() == RunKind.MIGRATE);
  }

  private static Decision pinLost(String target) {
    return new Decision.Hold(
        Standing.of(
            Reason.REVISION_NOT_FOUND,
            "What %s was resolved to is no longer known, and the database may have moved since. Name a revision in spec.targetRevision."
                .formatted(target)),
        Optional.empty(),
        Optional.empty());
  }
}
