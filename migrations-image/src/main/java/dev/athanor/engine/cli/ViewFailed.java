package dev.athanor.engine.cli;

import dev.athanor.engine.report.Outcome;

/** There is nothing to show; the message is a sentence that says why. */
final class ViewFailed extends Exception {

  private final Outcome outcome;

  ViewFailed(Outcome outcome, String message) {
    super(message);
    this.outcome = outcome;
  }

  Outcome outcome() {
    return outcome;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
