package dev.athanor.engine.run;

import dev.athanor.engine.plan.Step;
import dev.athanor.engine.script.ScriptPart;
import dev.athanor.engine.sql.Loss;
import org.jspecify.annotations.Nullable;

/**
 * A step of a plan with all that a person may want to look at before it is taken.
 *
 * @param step which revision, which way, and what it does to the version table
 * @param part what it runs
 * @param file the script, relative to the folder of scripts
 * @param statements how many the part has
 * @param loss what of it can lose data; null where nothing can
 */
public record PlannedMigration(
    Step step, ScriptPart part, String file, int statements, @Nullable Loss loss) {}
