package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.operator.observe.DependencyView;
import dev.athanor.operator.observe.Snapshot;
import java.util.Optional;

/** Is everything that must come first Ready for its own present spec? */
final class DependencyGate implements Gate {
  @Override
  public Optional<Decision> check(Snapshot snapshot) {
    return snapshot.dependencies().stream()
        .filter(dependency -> dependency.state() != DependencyView.State.READY)
        .findFirst()
        .map(
            dependency ->
                new Decision.Hold(
                    new Standing(
                        Reason.WAITING_FOR_DEPENDENCY, posture(dependency), sentence(dependency)),
                    Optional.empty(),
                    Optional.empty()));
  }

  /** What is missing may come, and what is not Ready may become it; a circle stays one. */
  private static Posture posture(DependencyView dependency) {
    return dependency.state() == DependencyView.State.CYCLE
        ? Posture.STALLED
        : Posture.of(Reason.WAITING_FOR_DEPENDENCY);
  }

  private static String sentence(DependencyView dependency) {
    return switch (dependency.state()) {
      case MISSING ->
          "DatabaseMigration %s, named in spec.dependsOn, is not there."
              .formatted(dependency.name());
      case CYCLE ->
          "DatabaseMigration %s, named in spec.dependsOn, waits for this one in turn (%s): none of them can go first. Take one out of the spec.dependsOn of another."
              .formatted(dependency.name(), String.join(" -> ", dependency.path()));
      case PLAN_ONLY ->
          "DatabaseMigration %s, named in spec.dependsOn, only plans (mode: Plan) and never applies."
              .formatted(dependency.name());
      case NOT_READY, READY ->
          "DatabaseMigration %s, named in spec.dependsOn, is not Ready yet."
              .formatted(dependency.name());
    };
  }
}
