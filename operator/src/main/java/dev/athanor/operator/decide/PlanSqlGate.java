package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Plan;
import dev.athanor.engine.report.RunReport;
import dev.athanor.operator.job.JobOutcome;
import dev.athanor.operator.job.JobOutcomes;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.PodView;
import dev.athanor.operator.observe.Snapshot;
import java.util.Objects;
import java.util.Optional;

/**
 * Has a plan its SQL in the log of its run only? It is published, or said to be lost; only then
 * does the Job get its time to live.
 */
final class PlanSqlGate implements Gate {
  @Override
  public Optional<Decision> check(Snapshot snapshot) {
    Plan plan = snapshot.status().plan();
    if (plan == null || plan.sqlConfigMap() != null) {
      return Optional.empty();
    }
    return snapshot.jobs().stream()
        .filter(job -> job.finished() && !job.expiring())
        .flatMap(job -> publication(job, plan).stream())
        .findFirst();
  }

  private static Optional<Decision> publication(JobView job, Plan plan) {
    return PlanSqlGate.toPublish(JobOutcomes.of(job))
        .filter(planned -> planned.id().equals(plan.id()))
        .flatMap(
            planned ->
                job.pod()
                    .map(PodView::name)
                    .map(
                        pod ->
                            new Decision.Publish(
                                job,
                                pod,
                                planned.id(),
                                Objects.requireNonNull(planned.sqlChecksum()))));
  }

  /** The plan of a run that has printed its SQL. */
  static Optional<RunReport.PlannedSteps> toPublish(JobOutcome outcome) {
    return outcome instanceof JobOutcome.Reported reported
        ? Optional.ofNullable(reported.report().plan()).filter(plan -> plan.sqlChecksum() != null)
        : Optional.empty();
  }
}
