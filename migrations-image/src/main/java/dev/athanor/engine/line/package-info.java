/**
 * What may be typed: the commands, their options, and the taking apart of a line. Knows no other
 * room but spelling, and runs nothing.
 */
@NullMarked
package dev.athanor.engine.line;

import org.jspecify.annotations.NullMarked;
