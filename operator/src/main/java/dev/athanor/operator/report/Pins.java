package dev.athanor.operator.report;

import dev.athanor.api.v1alpha1.Pinned;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.Spec;
import org.jspecify.annotations.Nullable;

/** A relative target keeps its meaning for as long as its text stays, whatever else is edited. */
final class Pins {
  private Pins() {}

  static Pinned fitting(Pinned pinned) {
    return new Pinned(
        pinned.target(), Fitting.revisions(pinned.from()), Fitting.revisions(pinned.revisions()));
  }

  static @Nullable Pinned kept(@Nullable Pinned pinned, Spec spec) {
    if (pinned == null || !(spec instanceof Desired desired)) {
      return pinned;
    }
    return desired.targetRevision().equals(pinned.target()) ? pinned : null;
  }
}
