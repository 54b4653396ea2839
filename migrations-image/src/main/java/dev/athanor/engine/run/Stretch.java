package dev.athanor.engine.run;

import dev.athanor.engine.run.RunRequest.Transactions;
import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive steps that are committed together. A part outside transactions is always alone: what
 * it does cannot be taken back with others.
 *
 * @param steps at least one
 */
record Stretch(List<PreparedStep> steps) {

  /** The steps in the same order, parted where a commit belongs. */
  static List<Stretch> of(List<PreparedStep> steps, Transactions transactions) {
    List<Stretch> stretches = new ArrayList<>();
    List<PreparedStep> open = new ArrayList<>();
    for (PreparedStep step : steps) {
      boolean alone = step.part().autocommit() || transactions == Transactions.PER_MIGRATION;
      if (alone) {
        close(open, stretches);
      }
      open.add(step);
      if (alone) {
        close(open, stretches);
      }
    }
    close(open, stretches);
    return List.copyOf(stretches);
  }

  private static void close(List<PreparedStep> open, List<Stretch> stretches) {
    if (!open.isEmpty()) {
      stretches.add(new Stretch(List.copyOf(open)));
      open.clear();
    }
  }

  /** Whether its one step runs outside a transaction. */
  boolean autocommit() {
    return steps.get(0).part().autocommit();
  }
}
