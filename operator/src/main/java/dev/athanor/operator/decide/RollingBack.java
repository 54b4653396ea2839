package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.api.v1alpha1.Rollback;
import dev.athanor.engine.graph.Targets;
import dev.athanor.engine.report.RunReport;
import dev.athanor.operator.observe.DatabaseView;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.PodView;
import dev.athanor.operator.observe.Revisions;
import dev.athanor.operator.observe.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The way down from revisions that the spec's image does not know: with the image that came up. It
 * is taken only where the target is a wish to go down, which the spec's image understands; an older
 * image whose {@code head} is behind has been mistaken for the newer one.
 */
final class RollingBack {
  private final Snapshot snapshot;
  private final Desired desired;
  private final JobView job;
  private final Optional<RunReport> report;
  private final List<String> from;

  private RollingBack(
      Snapshot snapshot,
      Desired desired,
      JobView job,
      DatabaseView database,
      Optional<RunReport> report) {
    this.snapshot = snapshot;
    this.desired = desired;
    this.job = job;
    this.report = report;
    this.from =
        database instanceof DatabaseView.Rows rows
            ? rows.rows()
            : report.map(RunReport::rowsBefore).orElse(List.of());
  }

  /**
   * The way back that was decided on, for as long as the database stands where it was: from
   * anywhere else the spec's image may know the way.
   */
  static Optional<Rollback> underWay(Snapshot snapshot) {
    return Optional.ofNullable(snapshot.status().rollback())
        .filter(back -> back.image() != null && back.target() != null && back.from() != null)
        .filter(back -> !Identities.changed(snapshot))
        .filter(
            back ->
                !(snapshot.database() instanceof DatabaseView.Rows rows)
                    || Revisions.same(rows.rows(), Objects.requireNonNull(back.from())));
  }

  /** A run ended because its image does not know where the database stands. */
  static Verdict ofUnknownRevision(
      Snapshot snapshot,
      Desired desired,
      JobView job,
      DatabaseView database,
      Optional<RunReport> report) {
    return new RollingBack(snapshot, desired, job, database, report).verdict();
  }

  private Verdict verdict() {
    if (job.kind().withLastAppliedImage()) {
      return stalled(RollbackWording.knownToNeither(from, desired.image(), ranImage()));
    }
    Optional<String> other = otherImage();
    Optional<String> down = other.isPresent() ? wayDown() : Optional.empty();
    if (other.isEmpty() || down.isEmpty()) {
      return stalled(
          report
              .map(
                  told ->
                      RollbackWording.unknownRevision(told, desired.image(), other.orElse(null)))
              .orElseGet(() -> RollbackWording.unknownRevision(job.name(), desired.image())));
    }
    Rollback back = new Rollback(other.get(), from, down.get());
    return new Verdict.RollBack(
        Standing.of(Reason.PROGRESSING, RollbackWording.decided(back, desired.image())), back);
  }

  private static Verdict stalled(String message) {
    return new Verdict.Stalled(Standing.of(Reason.REVISION_UNKNOWN_TO_IMAGE, message));
  }

  /** What moved this database last, if that is another image than the one that just ran. */
  private Optional<String> otherImage() {
    return Optional.ofNullable(snapshot.status().lastAppliedImage())
        .filter(last -> !Identities.changed(snapshot))
        .filter(last -> !last.equals(ranImage()) && !last.equals(desired.image()));
  }

  private String ranImage() {
    return job.pod().flatMap(PodView::imageId).orElse(desired.image());
  }

  /** What to go down to, in words that mean the same to the other image. */
  private Optional<String> wayDown() {
    String target = target();
    if (Targets.heading(target) == Targets.Heading.UP) {
      return Optional.empty();
    }
    boolean asWritten = report.isEmpty() || RelativeTarget.matches(target);
    return asWritten
        ? Optional.of(target)
        : report.map(RunReport::resolved).map(named -> absolute(target, named));
  }

  /** The text that the run was given: what a relative target is pinned to, once it is. */
  private String target() {
    return report
        .map(RunReport::target)
        .or(() -> PinnedTarget.of(snapshot).map(PinnedTarget::absolute))
        .orElse(desired.targetRevision());
  }

  private static String absolute(String written, List<String> named) {
    return named.size() == 1
        ? written.substring(0, written.lastIndexOf('@') + 1) + named.get(0)
        : written;
  }

  /** A verdict on a run with the image that came up, saying that it was one. */
  static Verdict told(Verdict verdict, Snapshot snapshot, Desired desired) {
    Rollback back = snapshot.status().rollback();
    if (back == null) {
      return verdict;
    }
    if (verdict instanceof Verdict.Arrived arrived) {
      return new Verdict.Arrived(
          RollbackWording.done(arrived.standing(), back, desired.image()), arrived.rowsAtTarget());
    }
    if (verdict instanceof Verdict.Planned planned) {
      return new Verdict.Planned(RollbackWording.done(planned.standing(), back, desired.image()));
    }
    if (verdict instanceof Verdict.Retry retry) {
      return new Verdict.Retry(
          RollbackWording.failed(retry.standing(), back), retry.at(), retry.counted());
    }
    return verdict instanceof Verdict.Stalled stalled
            && stalled.standing().reason() != Reason.REVISION_UNKNOWN_TO_IMAGE
        ? new Verdict.Stalled(RollbackWording.failed(stalled.standing(), back))
        : verdict;
  }
}
