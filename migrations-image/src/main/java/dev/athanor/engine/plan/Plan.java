package dev.athanor.engine.plan;

import java.util.List;
import java.util.Optional;

/**
 * The way from the rows of a database to a target.
 *
 * @param target the target as written
 * @param resolved the revisions that the target names, absolute; empty is base
 * @param pinned a symbol that names the same target without looking at the rows; equal to {@code
 *     target} unless that was relative to the rows. {@code -1} becomes {@code row@revision},
 *     because Alembic keeps it to the branch of the row it started from
 * @param rowsBefore the version table before, in the order it was read
 * @param steps the steps in order; empty when there is nothing to do
 * @param rowsAfter the version table after the last step
 * @param warnings what the person should know about this target, in Alembic's words; mostly empty
 */
public record Plan(
    String target,
    List<String> resolved,
    String pinned,
    List<String> rowsBefore,
    List<Step> steps,
    List<String> rowsAfter,
    List<String> warnings) {

  public Plan {
    resolved = List.copyOf(resolved);
    rowsBefore = List.copyOf(rowsBefore);
    steps = List.copyOf(steps);
    rowsAfter = List.copyOf(rowsAfter);
    warnings = List.copyOf(warnings);
  }

  /** The way the steps go; empty when there are none. A plan never goes both ways. */
  public Optional<Direction> direction() {
    return steps.stream().findFirst().map(Step::direction);
  }
}
