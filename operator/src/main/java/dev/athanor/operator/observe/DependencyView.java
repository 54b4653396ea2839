package dev.athanor.operator.observe;

/** Another DatabaseMigration that must be Ready first. */
public record DependencyView(String name, State state) {

  /** Whether it can be relied on. */
  public enum State {
    READY,
    NOT_READY,
    PLAN_ONLY,
    MISSING
  }
}
