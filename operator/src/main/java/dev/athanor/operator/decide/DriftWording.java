package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.DriftPolicy;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.Revisions;
import java.util.List;

/** The sentences a user reads about what another hand has done. */
final class DriftWording {
  private static final String ANNOTATE =
      "annotate the resource with athanor.dev/reconcile-requested-at";

  private DriftWording() {}

  static String of(Drifting drift, Desired desired, List<String> target) {
    String sentence =
        drift instanceof Drifting.Moved moved
            ? moved(moved, desired, target)
            : changed((Drifting.Changed) drift, desired, target);
    return desired.suspend()
        ? sentence + " No run will be started while spec.suspend is true."
        : sentence;
  }

  private static String moved(Drifting.Moved moved, Desired desired, List<String> target) {
    String there = Revisions.text(moved.rows());
    String home = Revisions.text(target);
    String stay =
        moved.rows().size() > 1
            ? ""
            : " To stay there, set spec.targetRevision to %s.".formatted(there);
    if (desired.drift() == DriftPolicy.CORRECT && !desired.suspend()) {
      return "The database is at %s again, after it was taken back to %s once: somebody works against this spec. To take it back once more, %s.%s"
          .formatted(there, home, ANNOTATE, stay);
    }
    String back =
        desired.drift() == DriftPolicy.CORRECT
            ? ""
            : " To go back, %s, or set spec.policy.drift to Correct.".formatted(ANNOTATE);
    return "The database is at %s, and this spec brought it to %s: somebody else has moved it.%s%s"
        .formatted(there, home, back, stay);
  }

  private static String changed(Drifting.Changed changed, Desired desired, List<String> target) {
    String what =
        changed.differences().isEmpty()
            ? "what has changed is not known here, but `athanor check` compares it with the scripts."
            : String.join("; ", changed.differences()) + more(changed.omitted()) + ".";
    String noRun =
        desired.drift() == DriftPolicy.CORRECT
            ? "Going to the target again does not undo that, whatever spec.policy.drift says"
            : "Going to the target again does not undo that";
    return "The database is at %s, but its schema is not the one that the last run left: %s %s: undo it by hand; or, to go on from the schema as it is, %s."
        .formatted(Revisions.text(target), what, noRun, ANNOTATE);
  }

  private static String more(int omitted) {
    return omitted == 0 ? "" : "; and %d more".formatted(omitted);
  }

  /** Where drift is of no interest, it is said all the same where the database is. */
  static String ignored(List<String> rows, List<String> target) {
    return "The database is at %s. This spec brought it to %s and does not mind (spec.policy.drift: Ignore)."
        .formatted(Revisions.text(rows), Revisions.text(target));
  }
}
