package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Drift;
import dev.athanor.api.v1alpha1.DriftPolicy;
import dev.athanor.api.v1alpha1.Limits;
import dev.athanor.api.v1alpha1.Mode;
import dev.athanor.operator.observe.DatabaseView;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.Revisions;
import dev.athanor.operator.observe.SchemaView;
import dev.athanor.operator.observe.Snapshot;
import dev.athanor.operator.observe.Spec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What another hand has done to a database that had arrived. */
public sealed interface Drifting {

  /**
   * The version table has other rows. The schema is then another one too, and which, nobody knows.
   */
  record Moved(List<String> rows) implements Drifting {}

  /**
   * The rows are those of the target, and the schema is not the one that the last run left.
   *
   * @param differences the first of them; none where they are not known
   * @param omitted how many more there are
   */
  record Changed(String fingerprint, List<String> differences, int omitted) implements Drifting {

    static Changed of(String fingerprint, List<String> all) {
      List<String> first = all.stream().limit(Limits.DIFFERENCES).toList();
      return new Changed(fingerprint, first, all.size() - first.size());
    }
  }

  /** Whether the schema is worth reading. */
  static boolean isWatched(Spec spec) {
    return spec instanceof Desired desired
        && desired.mode() != Mode.PLAN
        && desired.drift() != DriftPolicy.IGNORE;
  }

  /** The drift that the rows just read show, if there is any. */
  static Optional<Drifting> of(Snapshot snapshot, List<String> target, DatabaseView.Rows rows) {
    if (!Revisions.same(rows.rows(), target)) {
      return Optional.of(new Moved(rows.rows()));
    }
    return isWatched(snapshot.spec()) ? changed(snapshot, rows) : Optional.empty();
  }

  private static Optional<Drifting> changed(Snapshot snapshot, DatabaseView.Rows rows) {
    var known = snapshot.status().schema();
    SchemaView now = rows.schema().orElse(null);
    if (now == null || known == null || !now.takenWith().equals(known.takenWith())) {
      // Nothing to compare, or nothing to compare it with: what was found stays found.
      return said(snapshot).map(Drifting.class::cast);
    }
    if (now.fingerprint().equals(known.fingerprint())) {
      return Optional.empty();
    }
    Optional<List<String>> differences =
        now.since()
            .filter(since -> since.fingerprint().equals(known.fingerprint()))
            .map(SchemaView.Since::differences);
    // An operator that was restarted does not know what the one before it has said already.
    return Optional.of(
        differences
            .map(all -> Changed.of(now.fingerprint(), all))
            .or(() -> said(snapshot).filter(s -> s.fingerprint().equals(now.fingerprint())))
            .orElseGet(() -> Changed.of(now.fingerprint(), List.of())));
  }

  private static Optional<Changed> said(Snapshot snapshot) {
    Drift drift = snapshot.status().drift();
    if (drift == null || drift.fingerprint() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Changed(
            drift.fingerprint(),
            Objects.requireNonNullElse(drift.differences(), List.of()),
            Objects.requireNonNullElse(drift.differencesOmitted(), 0)));
  }
}
