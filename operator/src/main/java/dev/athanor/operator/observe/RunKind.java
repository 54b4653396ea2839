package dev.athanor.operator.observe;

/** What a Job is told to do, and with which image. */
public enum RunKind {
  /** Go to the target. */
  MIGRATE,
  /** Compute the way to the target and change nothing. */
  PLAN,
  /** Go down to the target with the image that came up, which is not the spec's. */
  ROLL_BACK,
  /** Compute that way and change nothing. */
  PLAN_ROLL_BACK;

  /** Whether such a run may move the database. */
  public boolean migrates() {
    return this == MIGRATE || this == ROLL_BACK;
  }

  /** Whether another image than the spec's is run: {@code status.lastAppliedImage}. */
  public boolean withLastAppliedImage() {
    return this == ROLL_BACK || this == PLAN_ROLL_BACK;
  }
}
