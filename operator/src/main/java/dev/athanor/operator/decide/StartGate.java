package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Mode;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.api.v1alpha1.Rollback;
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
    boolean plans = desired.mode() == Mode.PLAN;
    Optional<Rollback> back = RollingBack.underWay(snapshot);
    if (!RelativeTarget.matches(target)) {
      String named = back.map(Rollback::target).orElse(target);
      return Optional.of(start(snapshot, desired, plans, named, back));
    }
    Optional<PinnedTarget> pinned = PinnedTarget.of(snapshot);
    if (pinned.isPresent()) {
      String absolute = pinned.get().absolute();
      // Whether the spec's image understands what was counted, it has to say itself.
      Optional<Rollback> there = back.filter(way -> absolute.equals(way.target()));
      return Optional.of(start(snapshot, desired, plans, absolute, there));
    }
    return Optional.of(
        PinnedTarget.isLost(snapshot, target)
            ? pinLost(target)
            : start(snapshot, desired, true, target, back));
  }

  private static Decision start(
      Snapshot snapshot, Desired desired, boolean plans, String target, Optional<Rollback> back) {
    RunKind kind = kind(plans, back.isPresent());
    int attempt = Attempts.next(snapshot);
    Optional<List<String>> from =
        snapshot.database() instanceof DatabaseView.Rows rows
            ? Optional.of(rows.rows())
            : Optional.empty();
    String job = JobName.of(snapshot.identity(), snapshot.generation(), attempt, kind);
    String image = back.map(Rollback::image).orElse(desired.image());
    Run run = new Run(job, snapshot.generation(), attempt, kind, target, from, image);
    return new Decision.Start(
        run,
        back.map(way -> RollbackWording.running(job, kind, way, desired.image()))
            .orElseGet(() -> Wording.running(job)));
  }

  private static RunKind kind(boolean plans, boolean rollsBack) {
    if (rollsBack) {
      return plans ? RunKind.PLAN_ROLL_BACK : RunKind.ROLL_BACK;
    }
    return plans ? RunKind.PLAN : RunKind.MIGRATE;
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
