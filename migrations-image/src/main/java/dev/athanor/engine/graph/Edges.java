package dev.athanor.engine.graph;

/** Which of the arrows between revisions to follow. */
public enum Edges {
  /** {@code down_revision} only: the branches as people draw them. */
  DOWN_REVISION,
  /** {@code down_revision} and {@code depends_on}: what must be applied before what. */
  EFFECTIVE
}
