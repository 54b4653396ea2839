package dev.athanor.engine.run;

import dev.athanor.engine.plan.Plan;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.report.RunReport.DatabaseIdentity;
import dev.athanor.engine.report.RunReport.Direction;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.report.RunReport.HistoryNotes;
import dev.athanor.engine.report.RunReport.PlannedSteps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run has found out so far. Whatever ends it, the report says all of that. */
final class ReportDraft {

  private final @Nullable String run;
  private final String target;
  private final List<AppliedStep> applied = new ArrayList<>();
  private List<String> unknownRevisions = List.of();
  private boolean partlyChanged;
  private @Nullable Direction direction;
  private @Nullable DatabaseIdentity database;
  private @Nullable String serverVersion;
  private @Nullable List<String> resolved;
  private @Nullable String pinned;
  private @Nullable List<String> rowsBefore;
  private @Nullable List<String> rowsAfter;
  private @Nullable List<String> rowsAtTarget;
  private @Nullable List<String> heads;
  private @Nullable Integer pending;
  private @Nullable PlannedSteps plan;
  private @Nullable String owner;
  private List<Discrepancy> discrepancies = List.of();
  private List<String> wayBack = List.of();

  /**
   * A draft of nothing yet.
   *
   * @param run the run's name; null where it has none
   * @param target as written
   */
  ReportDraft(@Nullable String run, String target) {
    this.run = run;
    this.target = target;
  }

  String target() {
    return target;
  }

  void scripts(List<String> effectiveHeads) {
    heads = effectiveHeads;
  }

  void server(String version) {
    serverVersion = version;
  }

  void database(DatabaseIdentity identity) {
    database = identity;
  }

  void rowsBefore(List<String> rows) {
    rowsBefore = rows;
    rowsAfter = rows;
  }

  void rowsAfter(@Nullable List<String> rows) {
    rowsAfter = rows;
  }

  boolean isAtTarget() {
    return rowsAfter != null
        && rowsAtTarget != null
        && new HashSet<>(rowsAfter).equals(new HashSet<>(rowsAtTarget));
  }

  void unknownRevisions(List<String> rows) {
    unknownRevisions = rows;
  }

  void resolved(List<String> revisions) {
    resolved = revisions;
  }

  void plan(Plan way, PlannedSteps steps) {
    direction = direction(way);
    pinned = way.pinned();
    rowsAtTarget = way.rowsAfter();
    plan = steps;
  }

  /** The rows that a stamp is to leave: they move, and no way is gone. */
  void stamp(List<String> rowsToBe) {
    direction = Direction.NONE;
    rowsAtTarget = rowsToBe;
  }

  static Direction direction(Plan plan) {
    return plan.direction()
        .map(
            way ->
                way == dev.athanor.engine.plan.Direction.UPGRADE
                    ? Direction.UPGRADE
                    : Direction.DOWNGRADE)
        .orElse(Direction.NONE);
  }

  void pending(int steps) {
    pending = steps;
  }

  /** Whose the database was when the run looked; null for nobody's. */
  void owner(@Nullable String whose) {
    owner = whose;
  }

  void discrepancies(List<Discrepancy> found) {
    discrepancies = found;
  }

  /** What a target may name to lead back to revisions that the scripts have. */
  void wayBack(List<String> ends) {
    wayBack = ends;
  }

  void applied(AppliedStep step) {
    applied.add(step);
  }

  /** Whether the step that a run is at has changed the database, and is not whole. */
  void partlyChanged(boolean changed) {
    partlyChanged = changed;
  }

  boolean partlyChanged() {
    return partlyChanged;
  }

  RunReport ended(Outcome outcome, @Nullable Failure failure) {
    return new RunReport(
        RunReport.CONTRACT,
        run,
        outcome,
        direction,
        database,
        serverVersion,
        target,
        resolved,
        pinned,
        rowsBefore,
        rowsAfter,
        rowsAtTarget,
        heads,
        pending,
        unknownRevisions,
        plan,
        List.copyOf(applied),
        0,
        failure,
        history());
  }

  private @Nullable HistoryNotes history() {
    return owner == null && discrepancies.isEmpty() && wayBack.isEmpty()
        ? null
        : new HistoryNotes(
            owner,
            revisions(Discrepancy.Kind.EDITED),
            revisions(Discrepancy.Kind.INSERTED),
            revisions(Discrepancy.Kind.REPOINTED),
            wayBack);
  }

  private List<String> revisions(Discrepancy.Kind kind) {
    return discrepancies.stream()
        .filter(each -> each.kind() == kind)
        .map(Discrepancy::revision)
        .toList();
  }
}
