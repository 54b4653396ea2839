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
    if (snapshot.status().job() != null) {
      return snapshot
          .job(snapshot.status().job())
          .filter(JobView::finished)
          .map(job -> close(snapshot, job));
    }
    // A status that was lost names no Job; one that never got its time to live was never closed.
    boolean forgotten = snapshot.status().attempt() == null || snapshot.status().attempt() == 0;
    return snapshot.jobs().stream()
        .filter(job -> forgotten && job.finished() && !job.expiring())
        .filter(job -> !isInHistory(snapshot, job))
        .findFirst()
        .map(job -> close(snapshot, job));
  }

  private static boolean isInHistory(Snapshot snapshot, JobView job) {
    var history = snapshot.status().history();
    return history != null && history.stream().anyMatch(entry -> job.name().equals(entry.job()));
  }

  private static Decision close(Snapshot snapshot, JobView job) {
    String occasion = "after job " + job.name();
    boolean readable = snapshot.secret() instanceof SecretView.Usable;
    if (readable && !snapshot.database().answers(occasion)) {
      return new Decision.Look(
          occasion, job.kind().migrates() && Drifting.isWatched(snapshot.spec()));
    }
    DatabaseView database = readable ? snapshot.database() : new DatabaseView.NotLooked();
    JobOutcome outcome = JobOutcomes.of(job);
    return new Decision.Close(job, outcome, database, Judge.of(snapshot, job, outcome, database));
  }
}
