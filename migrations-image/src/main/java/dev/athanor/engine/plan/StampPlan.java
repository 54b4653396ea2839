package dev.athanor.engine.plan;

import java.util.List;

/**
 * How the version table is made to say that a database is at certain revisions.
 *
 * @param targets the targets as written
 * @param rowsBefore the rows that the steps start from, in the order they were read; empty with
 *     {@code purge}, which removes whatever rows there are before the first step
 * @param steps the moves in order; empty when the table says so already
 * @param rowsAfter the rows after the last step
 */
public record StampPlan(
    List<String> targets, List<String> rowsBefore, List<StampStep> steps, List<String> rowsAfter) {

  public StampPlan {
    targets = List.copyOf(targets);
    rowsBefore = List.copyOf(rowsBefore);
    steps = List.copyOf(steps);
    rowsAfter = List.copyOf(rowsAfter);
  }
}
