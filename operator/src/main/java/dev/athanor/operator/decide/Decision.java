package dev.athanor.operator.decide;

import dev.athanor.operator.job.JobOutcome;
import dev.athanor.operator.job.Run;
import dev.athanor.operator.observe.DatabaseView;
import dev.athanor.operator.observe.JobView;
import java.time.Instant;
import java.util.Optional;

/** The one thing to do next. */
public sealed interface Decision {

  /**
   * Say that the new spec, or the wish to start anew, has been seen, before anything is done for
   * it.
   *
   * @param newGeneration false when only the annotation asked
   */
  record Acknowledge(boolean newGeneration) implements Decision {}

  /**
   * Ask the database for its rows; the answer comes as an event.
   *
   * @param schema whether its schema is asked for too
   */
  record Look(String occasion, boolean schema) implements Decision {

    /** For the rows alone. */
    public Look(String occasion) {
      this(occasion, false);
    }
  }

  /**
   * Say how things stand, and wait.
   *
   * @param job the run that is being waited for
   * @param retryAt when to try again what was refused; nothing is tried before
   */
  record Hold(Standing standing, Optional<String> job, Optional<Instant> retryAt)
      implements Decision {}

  /** Nothing to do and nothing new to say. */
  record Rest(Optional<Instant> until) implements Decision {}

  /** Make a Job. Its name is written to the status first. */
  record Start(Run run, Standing standing) implements Decision {}

  /** Let a Job of which nothing has run give way to the changed spec. */
  record Supersede(JobView job) implements Decision {}

  /** A run has ended: note what became of it. */
  record Close(JobView job, JobOutcome outcome, DatabaseView database, Verdict verdict)
      implements Decision {

    /** Whether the run has left a plan in the status, and its SQL in its log. */
    public boolean leavesPlan() {
      boolean waits =
          verdict instanceof Verdict.Planned
              || (verdict instanceof Verdict.Stalled stalled
                  && HeldPlan.isReason(stalled.standing().reason()));
      return waits && PlanSqlGate.toPublish(outcome).isPresent();
    }
  }

  /**
   * Put the SQL of the plan in the status, which is in a run's log, where people find it.
   *
   * @param pod the run's Pod
   * @param checksum what the SQL must have
   */
  record Publish(JobView job, String pod, String planId, String checksum) implements Decision {}

  /**
   * The SQL of a plan was published, or cannot be.
   *
   * @param configMap empty when it cannot
   * @param sentence why not; empty when it was
   */
  record Published(JobView job, Optional<String> configMap, String sentence) implements Decision {

    /** It cannot be, for this reason. */
    public static Published lost(JobView job, String reason) {
      return new Published(
          job, Optional.empty(), Wording.sentence("Its SQL cannot be shown: " + reason));
    }
  }

  /**
   * This generation has been carried out, and this is where the database stands now.
   *
   * @param drift what another hand has done since
   */
  record Settle(
      DatabaseView.Rows rows, Standing standing, Optional<Drifting> drift, Optional<Instant> until)
      implements Decision {}
}
