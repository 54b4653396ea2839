package dev.athanor.engine.line;

/** The command line or a setting is wrong; the message is a sentence that says how. */
public final class UsageException extends Exception {

  public UsageException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
