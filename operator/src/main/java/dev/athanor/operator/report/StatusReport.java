package dev.athanor.operator.report;

import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.operator.decide.Decision;
import dev.athanor.operator.decide.Standing;
import dev.athanor.operator.job.Run;
import dev.athanor.operator.observe.DatabaseView;
import dev.athanor.operator.observe.Snapshot;
import java.util.Objects;

/**
 * What the status is to say, given what was seen and what was decided. Pure; equal statuses need no
 * write.
 */
public final class StatusReport {
  private StatusReport() {}

  /**
   * The whole status after the decision; equal to the one before when there is nothing new to say.
   */
  public static DatabaseMigrationStatus of(Snapshot snapshot, Decision decision) {
    var draft = new StatusDraft(snapshot.status());
    if (decision instanceof Decision.Acknowledge acknowledge) {
      acknowledge(draft, snapshot, acknowledge);
    } else if (decision instanceof Decision.Hold hold) {
      draft.job = hold.job().orElse(null);
      AppliedImage.noteRunning(draft, snapshot);
      draft.nextRetryTime = hold.retryAt().orElse(null);
      say(draft, snapshot, hold.standing());
    } else if (decision instanceof Decision.Start start) {
      start(draft, snapshot, start.run());
      Drifts.noteStart(draft, snapshot);
      say(draft, snapshot, start.standing());
    } else if (decision instanceof Decision.Close close) {
      ClosedRun.note(draft, snapshot, close);
    } else if (decision instanceof Decision.Published published) {
      PublishedPlan.note(draft, published);
    } else if (decision instanceof Decision.Settle settle) {
      settle(draft, snapshot, settle);
    }
    return draft.build();
  }

  private static void acknowledge(
      StatusDraft draft, Snapshot snapshot, Decision.Acknowledge acknowledge) {
    if (acknowledge.newGeneration()) {
      draft.attempt = 0;
    }
    draft.observedGeneration = snapshot.generation();
    snapshot.reconcileRequestedAt().ifPresent(at -> draft.lastHandledReconcileAt = at);
    draft.resolvedRevisions = Arrivals.kept(draft, snapshot.spec());
    draft.failures = null;
    draft.nextRetryTime = null;
    draft.plan = null;
    draft.rollback = null;
    draft.drift = Drifts.acknowledged(draft.drift);
    draft.pinned = Pins.kept(draft.pinned, snapshot.spec());
    say(
        draft,
        snapshot,
        Standing.of(Reason.PROGRESSING, "The spec has been seen; looking at the database."));
  }

  private static void start(StatusDraft draft, Snapshot snapshot, Run run) {
    AppliedImage.noteStarting(draft, snapshot);
    if (snapshot.database() instanceof DatabaseView.Rows rows) {
      draft.standsAt(rows.rows(), rows.identity(), snapshot.now());
    }
    if (!run.kind().withLastAppliedImage()) {
      draft.rollback = null;
    }
    draft.job = run.job();
    draft.attempt = run.attempt();
    draft.lastAttemptedRevision = run.target();
    draft.nextRetryTime = null;
  }

  private static void settle(StatusDraft draft, Snapshot snapshot, Decision.Settle settle) {
    var rows = settle.rows();
    if (!draft.says(rows.rows(), rows.identity())) {
      draft.standsAt(rows.rows(), rows.identity(), snapshot.now());
      // Counted by a run, from where the database was then.
      draft.pending = null;
    }
    Drifts.noteLook(draft, rows, settle.drift());
    if (!Objects.equals(draft.drift, snapshot.status().drift())) {
      draft.lastCheckTime = snapshot.now();
    }
    draft.job = null;
    draft.jobImage = null;
    draft.failures = null;
    draft.nextRetryTime = null;
    say(draft, snapshot, settle.standing());
  }

  static void say(StatusDraft draft, Snapshot snapshot, Standing standing) {
    draft.conditions =
        ConditionSet.of(standing, snapshot.generation(), draft.conditions, snapshot.now());
  }
}
