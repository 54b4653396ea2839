/**
 * Random input against what must hold of any: scripts, symbols and graphs. The seed is fixed, so
 * that a failure can be had again: {@code -Dfuzz.seed=} and {@code -Dfuzz.rounds=} try others and
 * more.
 */
@NullMarked
package dev.athanor.engine.fuzz;

import org.jspecify.annotations.NullMarked;
