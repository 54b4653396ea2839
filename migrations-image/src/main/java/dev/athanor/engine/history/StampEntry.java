package dev.athanor.engine.history;

import java.util.List;

/**
 * A stamp, as it is written down: the rows were moved, and no script was run.
 *
 * @param rowsBefore the version table before, those that the scripts do not know too
 * @param rowsAfter the version table after
 * @param stamped the revisions that count as applied now and did not before: nothing is known of
 *     what the database has of them
 */
public record StampEntry(
    List<String> rowsBefore, List<String> rowsAfter, List<String> stamped, long millis) {

  /** What stands in the place of a step's revision. */
  String revision() {
    return rowsAfter.isEmpty() ? "base" : String.join(", ", rowsAfter);
  }
}
