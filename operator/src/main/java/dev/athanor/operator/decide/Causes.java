package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import java.util.List;

/** From the engine's causes to the resource's reasons. */
final class Causes {
  /**
   * SQLSTATE classes of failures that may pass by themselves; 55P03 is a lock that was not to be
   * had in time.
   */
  private static final List<String> PASSING = List.of("08", "40", "53", "57P", "55P03");

  private Causes() {}

  static Reason reason(RunReport report) {
    var failure = report.failure();
    if (failure == null) {
      return bare(report.outcome());
    }
    return switch (failure.cause()) {
      case INVALID_ARGUMENT -> Reason.INVALID_SPEC;
      case INVALID_SETTINGS -> Reason.SECRET_INVALID;
      case APPROVAL_REQUIRED -> Reason.APPROVAL_REQUIRED;
      case DOWNGRADE_FORBIDDEN -> Reason.DOWNGRADE_FORBIDDEN;
      case DESTRUCTIVE_FORBIDDEN -> Reason.DESTRUCTIVE_FORBIDDEN;
      case LOCK_HELD -> Reason.WAITING_FOR_LOCK;
      case DATABASE_UNREACHABLE -> Reason.DATABASE_UNREACHABLE;
      case AUTHENTICATION_FAILED -> Reason.AUTHENTICATION_FAILED;
      case REVISION_UNKNOWN -> Reason.REVISION_UNKNOWN_TO_IMAGE;
      case REVISION_NOT_FOUND, TARGET_NOT_REACHABLE -> Reason.REVISION_NOT_FOUND;
      case REVISION_AMBIGUOUS -> Reason.REVISION_AMBIGUOUS;
      case MULTIPLE_HEADS -> Reason.MULTIPLE_HEADS;
      case IRREVERSIBLE_REVISION -> Reason.IRREVERSIBLE_REVISION;
      case CHECKSUM_MISMATCH -> Reason.CHECKSUM_MISMATCH;
      case MANAGED_BY_ANOTHER -> Reason.MANAGED_BY_ANOTHER;
      case DEADLINE_EXCEEDED -> Reason.DEADLINE_EXCEEDED;
      case INVALID_SCRIPT, SQL_ERROR, DATABASE_MOVED, STOPPED, INTERNAL -> Reason.MIGRATION_FAILED;
    };
  }

  private static Reason bare(Outcome outcome) {
    return switch (outcome) {
      case REFUSED -> Reason.APPROVAL_REQUIRED;
      case UNREACHABLE -> Reason.DATABASE_UNREACHABLE;
      case TARGET_REFUSED -> Reason.REVISION_NOT_FOUND;
      default -> Reason.MIGRATION_FAILED;
    };
  }

  static boolean deadlineExceeded(RunReport report) {
    var failure = report.failure();
    return failure != null && failure.cause() == Cause.DEADLINE_EXCEEDED;
  }

  /** Whether trying again may help. A plain SQL error is not mended by repeating it. */
  static boolean mayPass(RunReport report) {
    var failure = report.failure();
    if (failure == null) {
      return true;
    }
    String state = failure.sqlState();
    return state != null
        ? PASSING.stream().anyMatch(state::startsWith)
        : failure.cause() != Cause.INVALID_SCRIPT;
  }
}
