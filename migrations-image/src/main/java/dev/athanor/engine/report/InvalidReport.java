package dev.athanor.engine.report;

/** A text that is not a report of a run. The message is a sentence that says why. */
public final class InvalidReport extends Exception {

  InvalidReport(String message) {
    super(message);
  }
}
