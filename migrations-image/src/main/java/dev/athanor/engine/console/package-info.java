/**
 * What a person or a program sees while a command works and when it has ended: lines, colours,
 * JSON, the termination log.
 */
@NullMarked
package dev.athanor.engine.console;

import org.jspecify.annotations.NullMarked;
