package dev.athanor.operator.observe;

/** What a Job is told to do. */
public enum RunKind {
  /** Go to the target. */
  MIGRATE,
  /** Compute the way to the target and change nothing. */
  PLAN
}
