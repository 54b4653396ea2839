package dev.athanor.engine.drawing;

/** How a revision stands to the database. */
public enum Mark {
  /** The database was not asked. */
  UNKNOWN,
  /** Not applied. */
  PENDING,
  /** Applied, with another above it. */
  APPLIED,
  /** A row of the version table. */
  CURRENT
}
