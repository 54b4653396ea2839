package dev.athanor.engine.offline;

import dev.athanor.engine.plan.Direction;
import dev.athanor.engine.plan.RowStatement;
import dev.athanor.engine.plan.StampStep;
import dev.athanor.engine.plan.Step;
import dev.athanor.engine.script.ScriptDirectory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A step as it is printed.
 *
 * @param running what is done, in Alembic's words: {@code upgrade a -> b}
 * @param part the SQL of the migration; empty for a stamp
 * @param rows the statements on the version table behind it
 */
record OfflineStep(String running, Optional<PrintedPart> part, List<RowStatement> rows) {

  static OfflineStep of(Step step, ScriptDirectory scripts) {
    String id = step.revision().id();
    List<String> here = List.of(id);
    List<String> below = step.revision().downRevisions();
    boolean up = step.direction() == Direction.UPGRADE;
    return new OfflineStep(
        running(
            step.direction().name().toLowerCase(Locale.ROOT), up ? below : here, up ? here : below),
        Optional.of(
            PrintedPart.of(
                scripts
                    .find(id)
                    .orElseThrow(() -> new IllegalStateException("no script of revision " + id)),
                step.direction())),
        step.rows());
  }

  static OfflineStep of(StampStep step) {
    return new OfflineStep(
        running("stamp_revision", step.from(), step.to()), Optional.empty(), step.rows());
  }

  private static String running(String what, List<String> from, List<String> to) {
    return "%s %s -> %s".formatted(what, String.join(", ", from), String.join(", ", to));
  }
}
