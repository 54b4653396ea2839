package dev.athanor.operator.report;

import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.operator.decide.Decision;
import dev.athanor.operator.decide.Posture;
import dev.athanor.operator.decide.Standing;
import dev.athanor.operator.observe.DependencyView;
import dev.athanor.operator.observe.SecretView;
import dev.athanor.operator.testing.Beginnings;
import dev.athanor.operator.testing.Jobs;
import dev.athanor.operator.testing.Reports;
import dev.athanor.operator.testing.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The resource in each of its standings: every reason, and once more where a reason can stand with
 * other conditions.
 */
record Standings(String name, Reason reason, Posture posture, Supplier<Situation> situation) {
  static final List<Standings> ALL =
      List.of(
          usual(Reason.UP_TO_DATE, () -> ends(Outcome.ARRIVED, List.of("003"))),
          usual(Reason.APPLIED, Beginnings::settled),
          usual(Reason.PLANNED, Standings::planned),
          usual(Reason.PROGRESSING, Beginnings::started),
          usual(Reason.WAITING_FOR_LOCK, () -> fails(Outcome.LOCKED, Cause.LOCK_HELD)),
          usual(Reason.WAITING_FOR_DEPENDENCY, Standings::behindAnother),
          usual(Reason.SUSPENDED, () -> acknowledged("suspend: true\n")),
          new Standings(
              "Suspended-at-the-target", Reason.SUSPENDED, Posture.READY, Standings::heldThere),
          usual(Reason.RETRY_BACKOFF, () -> Beginnings.started().fails("40P01")),
          usual(
              Reason.DATABASE_UNREACHABLE,
              () -> fails(Outcome.UNREACHABLE, Cause.DATABASE_UNREACHABLE)),
          usual(
              Reason.AUTHENTICATION_FAILED,
              () -> fails(Outcome.UNREACHABLE, Cause.AUTHENTICATION_FAILED)),
          usual(Reason.SECRET_NOT_FOUND, () -> withSecret(new SecretView.Missing())),
          usual(
              Reason.SECRET_INVALID,
              () -> withSecret(new SecretView.Unusable("it has no key uri."))),
          new Standings(
              "SecretInvalid-by-the-run",
              Reason.SECRET_INVALID,
              Posture.RECONCILING,
              () -> fails(Outcome.USAGE, Cause.INVALID_SETTINGS)),
          usual(Reason.IMAGE_PULL_FAILED, () -> waits("ErrImagePull", "not found")),
          usual(Reason.POD_UNSCHEDULABLE, Standings::withoutNode),
          usual(Reason.APPROVAL_REQUIRED, () -> fails(Outcome.REFUSED, Cause.APPROVAL_REQUIRED)),
          usual(
              Reason.DOWNGRADE_FORBIDDEN, () -> fails(Outcome.REFUSED, Cause.DOWNGRADE_FORBIDDEN)),
          usual(Reason.DESTRUCTIVE_FORBIDDEN, () -> holds(Reason.DESTRUCTIVE_FORBIDDEN)),
          usual(
              Reason.REVISION_NOT_FOUND,
              () -> fails(Outcome.TARGET_REFUSED, Cause.REVISION_NOT_FOUND)),
          usual(
              Reason.REVISION_AMBIGUOUS,
              () -> fails(Outcome.TARGET_REFUSED, Cause.REVISION_AMBIGUOUS)),
          usual(Reason.MULTIPLE_HEADS, () -> fails(Outcome.TARGET_REFUSED, Cause.MULTIPLE_HEADS)),
          usual(Reason.REVISION_UNKNOWN_TO_IMAGE, () -> holds(Reason.REVISION_UNKNOWN_TO_IMAGE)),
          usual(
              Reason.IRREVERSIBLE_REVISION,
              () -> fails(Outcome.TARGET_REFUSED, Cause.IRREVERSIBLE_REVISION)),
          usual(Reason.MIGRATION_FAILED, () -> Beginnings.started().fails("42P01")),
          usual(Reason.PARTIALLY_APPLIED, Standings::halfWay),
          usual(
              Reason.CHECKSUM_MISMATCH,
              () -> fails(Outcome.TARGET_REFUSED, Cause.CHECKSUM_MISMATCH)),
          usual(Reason.DEADLINE_EXCEEDED, Standings::outOfTime),
          usual(Reason.MANAGED_BY_ANOTHER, () -> fails(Outcome.REFUSED, Cause.MANAGED_BY_ANOTHER)),
          usual(Reason.DRIFT_DETECTED, Standings::drifted),
          usual(Reason.INVALID_SPEC, () -> acknowledged("timeout: soon\n")));

  /** A standing with the conditions that its reason usually has. */
  private static Standings usual(Reason reason, Supplier<Situation> situation) {
    return new Standings(reason.wire(), reason, Posture.of(reason), situation);
  }

  @Override
  public String toString() {
    return name;
  }

  private static Situation acknowledged(String spec) {
    var situation = Situation.created().spec(spec);
    situation.step();
    situation.step();
    return situation;
  }

  private static Situation withSecret(SecretView secret) {
    var situation = Situation.created().secretView(secret);
    situation.step();
    situation.step();
    return situation;
  }

  private static Situation behindAnother() {
    var situation =
        Situation.created()
            .spec("dependsOn: [{name: base}]\n")
            .dependency("base", DependencyView.State.NOT_READY);
    situation.step();
    situation.step();
    return situation;
  }

  private static Situation heldThere() {
    var situation = Beginnings.settled();
    situation.edited("suspend: true\n").step();
    situation.answers("003").step();
    return situation;
  }

  private static Situation planned() {
    var situation = Situation.created().spec("mode: Plan\n");
    situation.step();
    situation.answers("001").step();
    var report =
        Reports.report(situation, Outcome.PLANNED, List.of("001"), List.of("001"), List.of("003"));
    situation.job(Jobs.reported(situation, report)).answers("001").step();
    return situation;
  }

  private static Situation ends(Outcome outcome, List<String> rows) {
    var situation = Beginnings.started();
    situation.job(Jobs.reported(situation, Reports.report(situation, outcome, rows, rows, rows)));
    situation.answers("003").step();
    return situation;
  }

  private static Situation fails(Outcome outcome, Cause cause) {
    var situation = Beginnings.started();
    var report = Reports.failure(situation, outcome, cause, null, "What the engine says.");
    situation.job(Jobs.reported(situation, report)).answers("001").step();
    return situation;
  }

  private static Situation halfWay() {
    var situation = Beginnings.started();
    var report =
        Reports.failure(
            situation, Outcome.PARTLY_APPLIED, Cause.SQL_ERROR, "23505", "A key is there twice.");
    situation.job(Jobs.reported(situation, report)).answers("001").step();
    return situation;
  }

  private static Situation waits(String reason, String message) {
    var situation = Beginnings.started();
    situation.job(Jobs.waiting(situation, reason, message)).step();
    return situation;
  }

  private static Situation withoutNode() {
    var situation = Beginnings.started();
    situation.job(Jobs.unschedulable(situation, "0/1 nodes are available")).step();
    return situation;
  }

  private static Situation outOfTime() {
    var situation = Situation.created().spec("retry: {limit: 0}\n");
    situation.step();
    situation.answers("001").step();
    situation.job(Jobs.ended(situation, 143, null, null));
    var report =
        Reports.failure(
            situation, Outcome.STOPPED, Cause.DEADLINE_EXCEEDED, null, "The time is up.");
    situation.job(Jobs.reported(situation, report)).answers("001").step();
    return situation;
  }

  private static Situation drifted() {
    var situation = Beginnings.settled().after(Duration.ofMinutes(10));
    situation.answers("004").step();
    return situation;
  }

  /** What the report room makes of a standing that only more than these tests' runs lead to. */
  private static Situation holds(Reason reason) {
    return Beginnings.started()
        .says(
            new Decision.Hold(
                Standing.of(reason, "What is the matter, and what can be done."),
                Optional.empty(),
                Optional.empty()));
  }
}
