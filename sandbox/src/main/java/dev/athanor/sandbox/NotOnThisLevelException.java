package dev.athanor.sandbox;

/**
 * A real cluster cannot be told to do this; the message completes "Not on a cluster: …", for
 * people.
 */
public final class NotOnThisLevelException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public NotOnThisLevelException(String message) {
    super("Not on a cluster: " + message);
  }
}
