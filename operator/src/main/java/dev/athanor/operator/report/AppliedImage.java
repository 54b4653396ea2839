package dev.athanor.operator.report;

import dev.athanor.operator.observe.DatabaseView;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.PodView;
import dev.athanor.operator.observe.Snapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the image that moved the database last: whoever rolls back may need it. The image of a run
 * is noted as soon as its container has started, beside the one of the runs before: a run of which
 * nothing else is left has left that, and one that moved nothing has not taken the other's place.
 */
final class AppliedImage {
  private AppliedImage() {}

  /** A run is under way. */
  static void noteRunning(StatusDraft draft, Snapshot snapshot) {
    Optional<JobView> job = snapshot.job(draft.job);
    if (job.isEmpty()) {
      draft.jobImage = null;
    } else if (job.get().kind().migrates() && job.get().started()) {
      draft.jobImage = image(draft, job.get());
    }
  }

  /** A run is to begin. Of one before it that has gone without a trace the rows tell. */
  static void noteStarting(StatusDraft draft, Snapshot snapshot) {
    if (draft.jobImage != null
        && snapshot.database() instanceof DatabaseView.Rows rows
        && draft.stoodElsewhere(rows.rows())) {
      draft.lastAppliedImage = draft.jobImage;
    }
    draft.jobImage = null;
  }

  /** A run has ended. */
  static void noteEnded(StatusDraft draft, JobView job, boolean moved, boolean arrived) {
    // What was at the target already was brought there by a hand that left no image.
    if (moved || (arrived && draft.lastAppliedImage == null)) {
      String image = image(draft, job);
      draft.lastAppliedImage = image == null ? draft.lastAppliedImage : image;
    }
  }

  static @Nullable String image(StatusDraft draft, JobView job) {
    return job.pod().flatMap(PodView::imageId).orElse(draft.jobImage);
  }

  /** Whether a tag is all that is known; null where it is not, so that nothing is said. */
  static @Nullable Boolean inexact(@Nullable String image) {
    boolean tag = image != null && !image.contains("@");
    return tag ? Boolean.TRUE : null;
  }
}
