package dev.athanor.engine.cli;

/** The command line or a setting is wrong; the message is a sentence that says how. */
final class UsageException extends Exception {

  UsageException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
