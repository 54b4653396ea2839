package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Reason;

/** What a reason means to kstatus: done, on the way without a person, or waiting for a person. */
public enum Posture {
  READY,
  RECONCILING,
  STALLED;

  /** The posture a reason has unless the situation says otherwise. */
  public static Posture of(Reason reason) {
    return switch (reason) {
      case UP_TO_DATE, APPLIED, PLANNED -> READY;
      case PROGRESSING,
          WAITING_FOR_LOCK,
          WAITING_FOR_DEPENDENCY,
          RETRY_BACKOFF,
          DATABASE_UNREACHABLE,
          AUTHENTICATION_FAILED,
          SECRET_NOT_FOUND,
          IMAGE_PULL_FAILED,
          POD_UNSCHEDULABLE ->
          RECONCILING;
      case SUSPENDED,
          SECRET_INVALID,
          APPROVAL_REQUIRED,
          DOWNGRADE_FORBIDDEN,
          DESTRUCTIVE_FORBIDDEN,
          REVISION_NOT_FOUND,
          REVISION_AMBIGUOUS,
          MULTIPLE_HEADS,
          REVISION_UNKNOWN_TO_IMAGE,
          IRREVERSIBLE_REVISION,
          MIGRATION_FAILED,
          PARTIALLY_APPLIED,
          CHECKSUM_MISMATCH,
          DEADLINE_EXCEEDED,
          MANAGED_BY_ANOTHER,
          DRIFT_DETECTED,
          INVALID_SPEC ->
          STALLED;
    };
  }
}
