/**
 * The process {@code athanor}: its arguments and environment in, its exit code out; and the help
 * and the shell completion, which speak of all commands. The only room that ends the process.
 */
@NullMarked
package dev.athanor.engine.cli;

import org.jspecify.annotations.NullMarked;
