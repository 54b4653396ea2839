package dev.athanor.sandbox.jobs;

/** A container cannot be started yet; the Pod waits with this reason and message. */
final class NotStartedException extends Exception {
  private static final long serialVersionUID = 1L;

  final String reason;

  NotStartedException(String reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }
}
