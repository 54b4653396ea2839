package dev.athanor.engine.run;

import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;

/** A target that no plan can be made for. */
final class TargetRefused {

  private TargetRefused() {}

  static RunEnded because(RevisionException e) {
    return RunEnded.because(
        Outcome.TARGET_REFUSED,
        cause(e.kind()),
        String.valueOf(e.getMessage()),
        e.detail().equals(e.getMessage()) ? null : e.detail());
  }

  private static Cause cause(RevisionException.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> Cause.REVISION_NOT_FOUND;
      case AMBIGUOUS -> Cause.REVISION_AMBIGUOUS;
      case MULTIPLE_HEADS -> Cause.MULTIPLE_HEADS;
      case NOT_REACHABLE, OVERLAP -> Cause.TARGET_NOT_REACHABLE;
      case UNKNOWN_ROW -> Cause.REVISION_UNKNOWN;
      case INVALID -> Cause.INVALID_ARGUMENT;
    };
  }
}
