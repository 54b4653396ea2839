/**
 * Revision scripts on disk: their file format and the folder that holds them. Reads files, knows
 * the graph, and nothing of databases.
 */
@NullMarked
package dev.athanor.engine.script;

import org.jspecify.annotations.NullMarked;
