package dev.athanor.api.v1alpha1;

/** Every reason a condition may carry. The name on the wire is {@link #wire()}. */
public enum Reason {
  UP_TO_DATE("UpToDate"),
  APPLIED("Applied"),
  PLANNED("Planned"),
  PROGRESSING("Progressing"),
  WAITING_FOR_LOCK("WaitingForLock"),
  WAITING_FOR_DEPENDENCY("WaitingForDependency"),
  SUSPENDED("Suspended"),
  RETRY_BACKOFF("RetryBackoff"),
  DATABASE_UNREACHABLE("DatabaseUnreachable"),
  AUTHENTICATION_FAILED("AuthenticationFailed"),
  SECRET_NOT_FOUND("SecretNotFound"),
  SECRET_INVALID("SecretInvalid"),
  IMAGE_PULL_FAILED("ImagePullFailed"),
  POD_UNSCHEDULABLE("PodUnschedulable"),
  APPROVAL_REQUIRED("ApprovalRequired"),
  DOWNGRADE_FORBIDDEN("DowngradeForbidden"),
  DESTRUCTIVE_FORBIDDEN("DestructiveForbidden"),
  REVISION_NOT_FOUND("RevisionNotFound"),
  REVISION_AMBIGUOUS("RevisionAmbiguous"),
  MULTIPLE_HEADS("MultipleHeads"),
  REVISION_UNKNOWN_TO_IMAGE("RevisionUnknownToImage"),
  IRREVERSIBLE_REVISION("IrreversibleRevision"),
  MIGRATION_FAILED("MigrationFailed"),
  PARTIALLY_APPLIED("PartiallyApplied"),
  CHECKSUM_MISMATCH("ChecksumMismatch"),
  DEADLINE_EXCEEDED("DeadlineExceeded"),
  MANAGED_BY_ANOTHER("ManagedByAnother"),
  DRIFT_DETECTED("DriftDetected"),
  INVALID_SPEC("InvalidSpec");

  private final String wire;

  Reason(String wire) {
    this.wire = wire;
  }

  /** The CamelCase name as it stands in {@code status.conditions[].reason}. */
  public String wire() {
    return wire;
  }
}
