/**
 * The run: from the scripts and a target to a database that has arrived, or to a sentence that says
 * why not. {@code MigrationRun} reads as the steps it takes, in order.
 */
@NullMarked
package dev.athanor.engine.run;

import org.jspecify.annotations.NullMarked;
