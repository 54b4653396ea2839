package dev.athanor.engine.report;

/** How a run ended. The exit code is the short form of the same fact. */
public enum Outcome {
  /** The database is at the target, whether or not there was work. */
  ARRIVED("Arrived", 0),
  /** A plan was asked for and made; nothing was changed. */
  PLANNED("Planned", 0),
  /** The command line, a setting or a script is wrong; nothing was run. */
  USAGE("Usage", 2),
  /** Refused by policy, waiting for approval (the plan is in the report), or another owner's. */
  REFUSED("Refused", 10),
  /** Another migrator holds the lock. */
  LOCKED("Locked", 11),
  /** The database could not be reached or used before the first statement of a migration. */
  UNREACHABLE("Unreachable", 12),
  /** A migration failed and was rolled back. */
  FAILED("Failed", 13),
  /** A non-transactional migration failed half-way. */
  PARTLY_APPLIED("PartlyApplied", 14),
  /** The database is at a revision that these scripts do not know. */
  UNKNOWN_REVISION("UnknownRevision", 15),
  /**
   * The target cannot be gone to: unknown, ambiguous, several heads, irreversible, edited after
   * apply.
   */
  TARGET_REFUSED("TargetRefused", 16),
  /** The database's rows are not the ones the caller decided on. */
  MOVED("Moved", 17),
  /** Told to stop: rolled back and unlocked. */
  STOPPED("Stopped", 143);

  private final String wire;
  private final int exitCode;

  Outcome(String wire, int exitCode) {
    this.wire = wire;
    this.exitCode = exitCode;
  }

  /** The name in the report document. */
  public String wire() {
    return wire;
  }

  /** The process exit code. */
  public int exitCode() {
    return exitCode;
  }
}
