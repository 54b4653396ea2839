/**
 * Migrations as a script for another hand to run: the text of {@code --sql}. Pure; knows the graph,
 * plans, scripts and the lexical structure of SQL, and no database.
 */
@NullMarked
package dev.athanor.engine.offline;

import org.jspecify.annotations.NullMarked;
