package dev.athanor.operator.observe;

import java.util.List;

/**
 * Another DatabaseMigration that must be Ready first.
 *
 * @param path where it leads back to the resource itself: the names from the dependency to the
 *     resource; empty otherwise
 */
public record DependencyView(String name, State state, List<String> path) {

  /** One that leads nowhere. */
  public DependencyView(String name, State state) {
    this(name, state, List.of());
  }

  /** Whether it can be relied on. */
  public enum State {
    READY,
    NOT_READY,
    PLAN_ONLY,
    /** It waits for this resource in turn: neither can go first. */
    CYCLE,
    MISSING
  }
}
