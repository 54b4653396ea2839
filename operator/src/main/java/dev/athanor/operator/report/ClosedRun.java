package dev.athanor.operator.report;

import dev.athanor.api.v1alpha1.Defaults;
import dev.athanor.api.v1alpha1.Direction;
import dev.athanor.api.v1alpha1.Limits;
import dev.athanor.api.v1alpha1.Plan;
import dev.athanor.api.v1alpha1.PlanStep;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.engine.report.RunReport;
import dev.athanor.operator.decide.Decision;
import dev.athanor.operator.decide.HeldPlan;
import dev.athanor.operator.decide.Standing;
import dev.athanor.operator.decide.Verdict;
import dev.athanor.operator.observe.DatabaseNames;
import dev.athanor.operator.observe.DatabaseView;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Notes in the status what became of a run. */
final class ClosedRun {
  /** A runner of other make may say anything; the CRD takes this. */
  private static final Pattern PLAN_ID = Pattern.compile("sha256:[0-9a-f]{64}");

  private ClosedRun() {}

  static void note(StatusDraft draft, Snapshot snapshot, Decision.Close close) {
    Optional<RunReport> report = History.report(close.outcome());
    draft.job = null;
    boolean moved = report.map(History::moved).orElseGet(() -> movedUnseen(draft, close));
    // Another database voids what was known of the one before, and not what was just done to it.
    noteRows(draft, snapshot, close, report);
    if (moved) {
      close.job().finish().ifPresent(finish -> draft.lastMigrationTime = finish.at());
    }
    AppliedImage.noteEnded(draft, close.job(), moved, close.verdict() instanceof Verdict.Arrived);
    report.ifPresent(told -> noteReport(draft, close, told));
    int limit =
        snapshot.spec() instanceof Desired desired
            ? desired.historyLimit()
            : Defaults.HISTORY_LIMIT;
    String image = AppliedImage.image(draft, close.job());
    String drift = close.verdict() instanceof Verdict.Arrived ? Drifts.sentence(draft.drift) : "";
    draft.history = History.with(close, image, draft.history, limit, drift, snapshot.now());
    draft.jobImage = null;
    noteVerdict(draft, snapshot, close);
    if (close.verdict() instanceof Verdict.Outdated) {
      Arrivals.ofEarlierSpec(draft, snapshot.spec(), close, report)
          .ifPresent(
              rows -> {
                draft.resolvedRevisions = rows;
                Drifts.noteArrival(draft, close.database());
              });
    }
  }

  private static void noteRows(
      StatusDraft draft, Snapshot snapshot, Decision.Close close, Optional<RunReport> report) {
    if (close.database() instanceof DatabaseView.Rows rows) {
      draft.standsAt(rows.rows(), rows.identity(), snapshot.now());
    } else {
      report
          .map(RunReport::rowsAfter)
          .ifPresent(
              rows ->
                  draft.standsAt(
                      rows,
                      report.map(RunReport::database).map(DatabaseNames::of).orElse(null),
                      snapshot.now()));
    }
  }

  /** A run that left no report has left its rows. */
  private static boolean movedUnseen(StatusDraft draft, Decision.Close close) {
    return close.database() instanceof DatabaseView.Rows rows && draft.stoodElsewhere(rows.rows());
  }

  private static void noteReport(StatusDraft draft, Decision.Close close, RunReport report) {
    noteHeads(draft, close.job(), report);
    if (close.verdict() instanceof Verdict.Arrived || close.verdict() instanceof Verdict.Resolved) {
      draft.plan = null;
    } else if (!(close.verdict() instanceof Verdict.Outdated)) {
      // A plan of which steps were taken is not the way from here any more.
      draft.plan = report.applied().isEmpty() ? plan(report) : null;
    }
  }

  /** The image that came up is not the spec's: its heads are nobody's concern. */
  private static void noteHeads(StatusDraft draft, JobView job, RunReport report) {
    if (job.kind().withLastAppliedImage()) {
      draft.pending = History.moved(report) ? null : draft.pending;
    } else if (report.heads() != null) {
      draft.headRevisions = report.heads();
      draft.pending = report.pending() == null ? null : Math.max(0, report.pending());
    }
  }

  private static void noteVerdict(StatusDraft draft, Snapshot snapshot, Decision.Close close) {
    Verdict verdict = close.verdict();
    if (verdict instanceof Verdict.Arrived arrived) {
      Drifts.noteArrival(draft, close.database());
      draft.resolvedRevisions = arrived.rowsAtTarget();
      draft.rollback = null;
      draft.failures = null;
      draft.nextRetryTime = null;
      StatusReport.say(draft, snapshot, arrived.standing());
    } else if (verdict instanceof Verdict.Planned planned) {
      draft.failures = null;
      StatusReport.say(draft, snapshot, planned.standing());
    } else if (verdict instanceof Verdict.Resolved resolved) {
      draft.pinned = Pins.fitting(resolved.pinned());
      StatusReport.say(
          draft,
          snapshot,
          Standing.of(Reason.PROGRESSING, "%s is resolved.".formatted(resolved.pinned().target())));
    } else if (verdict instanceof Verdict.RollBack back) {
      draft.rollback = back.rollback();
      StatusReport.say(draft, snapshot, back.standing());
    } else if (verdict instanceof Verdict.Retry retry) {
      if (retry.counted()) {
        draft.failures = failed(draft);
      }
      draft.nextRetryTime = retry.at();
      StatusReport.say(draft, snapshot, retry.standing());
    } else if (verdict instanceof Verdict.Stalled stalled) {
      draft.failures = HeldPlan.isReason(stalled.standing().reason()) ? null : failed(draft);
      draft.nextRetryTime = null;
      StatusReport.say(draft, snapshot, stalled.standing());
    }
  }

  private static int failed(StatusDraft draft) {
    return (draft.failures == null ? 0 : draft.failures) + 1;
  }

  private static @Nullable Plan plan(RunReport report) {
    var planned = report.plan();
    if (planned == null || planned.steps().isEmpty() || !PLAN_ID.matcher(planned.id()).matches()) {
      return null;
    }
    List<PlanStep> steps =
        planned.steps().stream()
            .limit(Limits.PLAN_STEPS)
            .map(
                step ->
                    new PlanStep(
                        Fitting.text(step.revision(), Limits.REVISION),
                        Fitting.text(step.message(), Limits.STEP_MESSAGE),
                        step.destructive()))
            .toList();
    int omitted = planned.stepsOmitted() + planned.steps().size() - steps.size();
    Direction direction =
        report.direction() == RunReport.Direction.DOWNGRADE
            ? Direction.DOWNGRADE
            : Direction.UPGRADE;
    return new Plan(
        planned.id(),
        direction,
        Fitting.revisions(report.rowsBefore()),
        Fitting.revisions(report.rowsAtTarget()),
        steps,
        Math.max(0, omitted),
        null);
  }
}
