package dev.athanor.engine.authoring;

/** A script or project that is not written; nothing has been. The message says why. */
public final class AuthoringException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AuthoringException(String message) {
    super(message);
  }

  AuthoringException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
