/**
 * From two schemas the SQL that turns one into the other, in an order that holds: what depends on
 * something goes before it and comes after it. What cannot be written is told, never left out
 * silently. Nothing is run or read here.
 */
@NullMarked
package dev.athanor.engine.autogenerate;

import org.jspecify.annotations.NullMarked;
