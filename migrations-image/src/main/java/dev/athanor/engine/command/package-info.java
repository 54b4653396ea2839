/**
 * One class for each command: which rooms it asks, and which lines and exit code their answers
 * become.
 */
@NullMarked
package dev.athanor.engine.command;

import org.jspecify.annotations.NullMarked;
