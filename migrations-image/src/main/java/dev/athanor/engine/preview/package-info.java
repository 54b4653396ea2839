/**
 * The SQL of a plan as it is shown to the person who is to say yes to it: every step's part as it
 * is written, without passwords, cut to what a log can carry.
 */
@NullMarked
package dev.athanor.engine.preview;

import org.jspecify.annotations.NullMarked;
