package dev.athanor.engine.run;

import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A target that no plan can be made for. */
final class TargetRefused {
  /** A branch before the name, and the steps counted from it. */
  private static final Pattern SURROUNDINGS = Pattern.compile("^[^@]*@|[+-][0-9]+$");

  private TargetRefused() {}

  static RunEnded because(RevisionException e) {
    return RunEnded.because(
        Outcome.TARGET_REFUSED,
        cause(e.kind()),
        String.valueOf(e.getMessage()),
        e.detail().equals(e.getMessage()) ? null : e.detail());
  }

  /** The same, with the names that were perhaps meant. */
  static RunEnded because(RevisionException e, RevisionGraph graph, String target) {
    return e.kind() == RevisionException.Kind.NOT_FOUND
        ? RunEnded.because(
            Outcome.TARGET_REFUSED,
            cause(e.kind()),
            String.valueOf(e.getMessage()),
            "%s. %s".formatted(e.detail(), meant(graph, target)))
        : because(e);
  }

  private static String meant(RevisionGraph graph, String target) {
    String name = SURROUNDINGS.matcher(target).replaceAll("");
    List<String> names = new ArrayList<>();
    for (Revision revision : graph.revisions()) {
      names.add(revision.id());
      names.addAll(revision.branchLabels());
    }
    List<String> near = NearNames.to(name, names);
    return near.isEmpty()
        ? "The scripts lead to %s.".formatted(VersionRows.named(graph.heads()))
        : "Did you mean %s?".formatted(String.join(" or ", near));
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
