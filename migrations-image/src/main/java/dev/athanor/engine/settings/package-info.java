/**
 * What a project sets: the file {@code athanor.ini}, and which of flag, environment, file and
 * default decides. Reads one file; all else is pure.
 */
@NullMarked
package dev.athanor.engine.settings;

import org.jspecify.annotations.NullMarked;
