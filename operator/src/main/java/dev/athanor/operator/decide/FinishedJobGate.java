package dev.athanor.operator.decide;

import dev.athanor.operator.job.JobOutcome;
import dev.athanor.operator.job.JobOutcomes;
import dev.athanor.operator.observe.DatabaseView;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.SecretView;
import dev.athanor.operator.observe.Snapshot;
import java.util.Optional;

/**
 * Has a run ended whose end is not in the status yet? The database is read before its word is
 * taken.
 */
final class FinishedJobGate implements Gate {
  @Override
  public Optional<Decision> check(Snapshot snapshot) {
    return snapshot
        .job(snapshot.status().job())
        .filter(JobView::finished)
        .map(job -> close(snapshot, job));
  }

  private static Decision close(Snapshot snapshot, JobView job) {
    String occasion = "after job " + job.name();
    boolean readable = snapshot.secret() instanceof SecretView.Usable;
    if (readable && !snapshot.database().answers(occasion)) {
      return new Decision.Look(occasion);
    }
    DatabaseView database = readable ? snapshot.database() : new DatabaseView.NotLooked();
    JobOutcome outcome = JobOutcomes.of(job);
    return new Decision.Close(job, outcome, database, Judge.of(snapshot, job, outcome, database));
  }
}
