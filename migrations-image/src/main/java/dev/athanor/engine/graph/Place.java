package dev.athanor.engine.graph;

/** Where a symbol or a walk ends: at a revision or off the graph. */
public sealed interface Place {

  /** At a revision. */
  record At(String revision) implements Place {}

  /** The places that are no revision. */
  enum Edge implements Place {
    /** Below a base: nothing is applied. Alembic's {@code "base"}. */
    BASE,
    /**
     * Alembic's {@code None}: a walk ran off. Where a walk starts from it, it stands below every
     * base on the way up and above every head on the way down.
     */
    NONE
  }
}
