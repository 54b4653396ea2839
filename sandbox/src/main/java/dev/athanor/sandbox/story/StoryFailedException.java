package dev.athanor.sandbox.story;

/** Something came about otherwise than it should; the message is a sentence for people. */
final class StoryFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoryFailedException(String message) {
    super(message);
  }
}
