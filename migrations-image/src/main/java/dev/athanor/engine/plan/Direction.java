package dev.athanor.engine.plan;

/** Which part of a script a step runs. */
public enum Direction {
  UPGRADE,
  DOWNGRADE
}
