package dev.athanor.sandbox.waiting;

/** What was awaited did not come about; the message is a sentence for people. */
public final class NotInTimeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotInTimeException(String message) {
    super(message);
  }
}
