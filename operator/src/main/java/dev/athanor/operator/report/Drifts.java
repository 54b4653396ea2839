package dev.athanor.operator.report;

import dev.athanor.api.v1alpha1.Drift;
import dev.athanor.api.v1alpha1.Limits;
import dev.athanor.api.v1alpha1.SchemaState;
import dev.athanor.operator.decide.Drifting;
import dev.athanor.operator.observe.DatabaseView;
import dev.athanor.operator.observe.Revisions;
import dev.athanor.operator.observe.SchemaView;
import dev.athanor.operator.observe.Snapshot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What another hand has done, as the status keeps it. */
final class Drifts {
  private Drifts() {}

  /**
   * A look at a database that had arrived. The first schema that can be compared with later ones is
   * the one to compare them with.
   */
  static void noteLook(StatusDraft draft, DatabaseView.Rows rows, Optional<Drifting> drift) {
    List<String> corrected = corrected(draft.drift);
    if (drift.isEmpty()) {
      draft.drift = corrected == null ? null : new Drift(corrected, true, null, null, null);
      rows.schema()
          .filter(now -> isAtTarget(draft, rows.rows()) && !isTakenAlike(draft.schema, now))
          .ifPresent(now -> draft.schema = state(now));
    } else if (drift.get() instanceof Drifting.Changed changed) {
      draft.drift = changed(changed, corrected);
    } else {
      List<String> moved = ((Drifting.Moved) drift.get()).rows();
      boolean again = corrected != null && Revisions.same(corrected, moved);
      draft.drift = new Drift(Fitting.revisions(moved), again ? true : null, null, null, null);
    }
  }

  private static boolean isAtTarget(StatusDraft draft, List<String> rows) {
    List<String> target = draft.resolvedRevisions;
    return target != null && Revisions.same(rows, target);
  }

  /** The revisions that the database was taken back from; null for none. */
  private static @Nullable List<String> corrected(@Nullable Drift drift) {
    return drift != null && Boolean.TRUE.equals(drift.corrected()) ? drift.revisions() : null;
  }

  private static Drift changed(Drifting.Changed changed, @Nullable List<String> corrected) {
    return new Drift(
        corrected,
        corrected == null ? null : true,
        changed.fingerprint(),
        changed.differences().isEmpty()
            ? null
            : changed.differences().stream()
                .map(line -> Fitting.text(line, Limits.DIFFERENCE))
                .toList(),
        changed.omitted() == 0 ? null : changed.omitted());
  }

  /** Another spec, or a person's wish to start anew: what was moved may be moved back again. */
  static @Nullable Drift acknowledged(@Nullable Drift drift) {
    return drift == null || drift.fingerprint() == null
        ? null
        : new Drift(
            null, null, drift.fingerprint(), drift.differences(), drift.differencesOmitted());
  }

  /** A run that starts where this generation had arrived takes a drift back. */
  static void noteStart(StatusDraft draft, Snapshot snapshot) {
    List<String> target = draft.resolvedRevisions;
    if (target != null
        && snapshot.database() instanceof DatabaseView.Rows rows
        // Another database behind the Secret was moved by nobody.
        && rows.identity().equals(snapshot.status().database())
        && !Revisions.same(rows.rows(), target)) {
      draft.drift = new Drift(Fitting.revisions(rows.rows()), null, null, null, null);
    }
  }

  /** A run has arrived: the schema that it leaves is the right one from here on. */
  static void noteArrival(StatusDraft draft, DatabaseView database) {
    Optional<SchemaView> schema =
        database instanceof DatabaseView.Rows rows ? rows.schema() : Optional.empty();
    draft.schema = schema.map(Drifts::state).orElse(null);
    List<String> revisions = draft.drift == null ? null : draft.drift.revisions();
    draft.drift = revisions == null ? null : new Drift(revisions, true, null, null, null);
  }

  /** What a run that has arrived did about a drift; empty for nothing. */
  static String sentence(@Nullable Drift drift) {
    if (drift == null) {
      return "";
    }
    if (drift.fingerprint() == null) {
      List<String> revisions = drift.revisions();
      return revisions == null
          ? ""
          : "Another hand had moved the database to %s.".formatted(Revisions.text(revisions));
    }
    List<String> differences = drift.differences();
    return "Another hand had changed the schema, which was taken as it is%s."
        .formatted(differences == null ? "" : ": " + String.join("; ", differences));
  }

  private static boolean isTakenAlike(@Nullable SchemaState known, SchemaView now) {
    return known != null && now.takenWith().equals(known.takenWith());
  }

  private static SchemaState state(SchemaView schema) {
    return new SchemaState(
        schema.fingerprint(), Fitting.text(schema.takenWith(), Limits.TAKEN_WITH));
  }
}
