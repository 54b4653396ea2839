/**
 * The command line: arguments and environment in, text or JSON and an exit code out. The only room
 * that writes to the process's streams and ends it.
 */
@NullMarked
package dev.athanor.engine.cli;

import org.jspecify.annotations.NullMarked;
