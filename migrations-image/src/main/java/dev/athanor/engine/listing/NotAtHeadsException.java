package dev.athanor.engine.listing;

/** The honest "no" of {@code current --check-heads}, in Alembic's words. */
public final class NotAtHeadsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotAtHeadsException() {
    super("Database is not on all head revisions");
  }
}
