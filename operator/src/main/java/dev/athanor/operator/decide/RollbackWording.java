package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.api.v1alpha1.Rollback;
import dev.athanor.engine.report.RunReport;
import dev.athanor.operator.observe.Revisions;
import dev.athanor.operator.observe.RunKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sentences a user reads where the spec's image does not know where the database stands. */
final class RollbackWording {
  private static final String USE_ANOTHER = "Use an image that has it";

  private RollbackWording() {}

  /**
   * A person has to say what is wanted.
   *
   * @param other the image that the way down could be gone with; null where there is none
   */
  static String unknownRevision(RunReport report, String image, @Nullable String other) {
    String remedy =
        downByItself(report)
            .or(() -> downWith(report, other))
            .orElseGet(() -> USE_ANOTHER + "." + saidByTheRun(report));
    return "The database is at %s, which image %s does not know. %s"
        .formatted(Revisions.text(report.unknownRevisions()), image, remedy);
  }

  /** The same of a run that left only its exit code. */
  static String unknownRevision(String job, String image) {
    return "The database is at a revision that image %s does not know; see `kubectl logs job/%s`. %s."
        .formatted(image, job, USE_ANOTHER);
  }

  /** This image goes down by itself, over what the database's history keeps. */
  private static Optional<String> downByItself(RunReport report) {
    var history = report.history();
    return history == null || history.wayBack().isEmpty()
        ? Optional.empty()
        : Optional.of(toRollBack(history.wayBack()) + ".");
  }

  private static Optional<String> downWith(RunReport report, @Nullable String other) {
    List<String> heads = report.heads();
    return other == null || heads == null || heads.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s, or one below: image %s, the last to move it, then takes it down."
                .formatted(toRollBack(heads), other));
  }

  private static String toRollBack(List<String> revisions) {
    return "%s; or, to roll back, set spec.targetRevision to %s"
        .formatted(USE_ANOTHER, String.join(" or ", revisions));
  }

  private static String saidByTheRun(RunReport report) {
    var failure = report.failure();
    return failure == null || failure.hint() == null
        ? ""
        : " The run said: " + Wording.sentence(failure.hint());
  }

  /** Neither does the image that came up. */
  static String knownToNeither(List<String> rows, String image, String other) {
    return "The database is at %s, which neither image %s knows nor image %s, the last that Athanor moved it with. Set spec.image to one that has it."
        .formatted(Revisions.text(rows), image, other);
  }

  /** It is decided. */
  static String decided(Rollback back, String image) {
    return "The database is at %s, which image %s does not know: it is rolled back to %s with %s."
        .formatted(from(back), image, back.target(), lastToMoveIt(back));
  }

  /** The same from the intention to the end, so that a run costs one write of the conditions. */
  static Standing running(String job, RunKind kind, Rollback back, String image) {
    String does = kind.migrates() ? "rolls the database back" : "plans the way back";
    return Standing.of(
        Reason.PROGRESSING,
        "Job %s %s from %s to %s with %s; image %s does not know %s."
            .formatted(
                job, does, from(back), back.target(), lastToMoveIt(back), image, from(back)));
  }

  /** It has come about, or is planned. */
  static Standing done(Standing standing, Rollback back, String image) {
    return saying(
        standing,
        "%s The way down from %s is that of %s; image %s does not know it."
            .formatted(standing.message(), from(back), lastToMoveIt(back), image));
  }

  /** It has not come about. */
  static Standing failed(Standing standing, Rollback back) {
    return saying(
        standing, "Rolling back with image %s: %s".formatted(back.image(), standing.message()));
  }

  private static Standing saying(Standing standing, String message) {
    return new Standing(standing.reason(), standing.posture(), message);
  }

  /** What to do about an image that only the way down needs. */
  static String imageIsGone(@Nullable Rollback back) {
    String revision = back == null ? "the revision that the database is at" : from(back);
    return "The way down needs it, for spec.image does not know %s. Push it again; or set spec.image to another one that has %1$s."
        .formatted(revision);
  }

  private static String from(Rollback back) {
    List<String> from = back.from();
    return from == null ? "where it stands" : Revisions.text(from);
  }

  private static String lastToMoveIt(Rollback back) {
    String image = String.valueOf(back.image());
    return "image %s, the last to move it%s"
        .formatted(
            image,
            image.contains("@")
                ? ""
                : " (by its tag, which may have moved since: no registry gave a digest)");
  }
}
