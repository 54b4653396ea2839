package dev.athanor.engine.report;

/** Why a run did not arrive, finer than the {@link Outcome}. */
public enum Cause {
  INVALID_ARGUMENT("InvalidArgument"),
  INVALID_SCRIPT("InvalidScript"),
  INVALID_SETTINGS("InvalidSettings"),
  APPROVAL_REQUIRED("ApprovalRequired"),
  DOWNGRADE_FORBIDDEN("DowngradeForbidden"),
  DESTRUCTIVE_FORBIDDEN("DestructiveForbidden"),
  LOCK_HELD("LockHeld"),
  DATABASE_UNREACHABLE("DatabaseUnreachable"),
  AUTHENTICATION_FAILED("AuthenticationFailed"),
  SQL_ERROR("SqlError"),
  REVISION_UNKNOWN("RevisionUnknown"),
  REVISION_NOT_FOUND("RevisionNotFound"),
  REVISION_AMBIGUOUS("RevisionAmbiguous"),
  MULTIPLE_HEADS("MultipleHeads"),
  TARGET_NOT_REACHABLE("TargetNotReachable"),
  IRREVERSIBLE_REVISION("IrreversibleRevision"),
  CHECKSUM_MISMATCH("ChecksumMismatch"),
  MANAGED_BY_ANOTHER("ManagedByAnother"),
  DATABASE_MOVED("DatabaseMoved"),
  STOPPED("Stopped"),
  DEADLINE_EXCEEDED("DeadlineExceeded"),
  INTERNAL("Internal");

  private final String wire;

  Cause(String wire) {
    this.wire = wire;
  }

  /** The name in the report document. */
  public String wire() {
    return wire;
  }
}
