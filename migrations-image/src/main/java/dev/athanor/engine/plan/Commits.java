package dev.athanor.engine.plan;

/** When the version table of a plan can be seen by others. */
public enum Commits {
  /**
   * After every step: then the rows are, each time, exactly the highest of the applied revisions.
   */
  EACH_STEP,
  /**
   * After the last step only, as in Alembic's one transaction. The statements are Alembic's to the
   * letter; going down through a merge it may write a row that is below another, and takes it away
   * in a later step.
   */
  ONCE
}
